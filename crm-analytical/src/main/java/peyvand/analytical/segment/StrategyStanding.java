package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a strategy has come.
 *
 * @param value who bought for the first time; members who are active; or what members bought in the time
 * @param base members; members who have bought; or what members bought in as long a time before
 * @param gone how many left the segment in the time
 * @param at as of when it was reckoned; null for now
 */
public record StrategyStanding(
        SegmentPlan plan,
        BigDecimal value,
        BigDecimal base,
        long gone,
        @Nullable Instant at) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** In what the strategy is measured, as its goal; null where there is nothing to measure it by. */
    public @Nullable BigDecimal reached() {
        if (plan.strategy() == Strategy.ACQUIRE) {
            return value;
        }
        if (base.signum() <= 0) {
            return null;
        }
        BigDecimal percent = value.multiply(HUNDRED).divide(base, 1, RoundingMode.HALF_UP);
        return plan.strategy() == Strategy.RETAIN ? percent : percent.subtract(HUNDRED);
    }

    /** How much of the goal is reached, in whole percent from 0 to 100; null where there is none, or nothing to measure. */
    public @Nullable Integer share() {
        BigDecimal reached = reached();
        BigDecimal goal = plan.goal();
        return reached == null || goal == null
                ? null
                : Math.max(
                        0,
                        Math.min(
                                HUNDRED.intValue(),
                                reached.multiply(HUNDRED)
                                        .divide(goal, 0, RoundingMode.DOWN)
                                        .intValue()));
    }
}
