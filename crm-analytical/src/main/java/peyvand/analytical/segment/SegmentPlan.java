package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/**
 * What is intended with the customers of a segment.
 *
 * @param since from that day on it is measured
 * @param goal in what the strategy is measured; null: none is set. With it, {@code until}, by when it is to be reached
 */
public record SegmentPlan(
        Strategy strategy,
        LocalDate since,
        @Nullable BigDecimal goal,
        @Nullable LocalDate until) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public SegmentPlan {
        if (goal != null) {
            BigDecimal plain = goal.stripTrailingZeros();
            goal = plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }

    /** @throws RuleViolation where it says nothing of meaning */
    void check() {
        if ((goal == null) != (until == null)) {
            throw new RuleViolation("rule.segment.goal");
        }
        if (goal != null && goal.signum() <= 0) {
            throw new RuleViolation("rule.segment.goalPositive");
        }
        if (strategy == Strategy.RETAIN && goal != null && goal.compareTo(HUNDRED) > 0) {
            throw new RuleViolation("rule.segment.goalPercent");
        }
        if (until != null && !until.isAfter(since)) {
            throw new RuleViolation("rule.segment.goalUntil");
        }
    }
}
