package peyvand.web.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.SegmentPlan;
import peyvand.analytical.segment.Strategy;
import peyvand.domain.RuleViolation;
import peyvand.web.form.Field;
import peyvand.web.form.Form;

/** The fields of what is intended with the customers of a segment. */
final class PlanFields {

    static final String GOAL = "strategyGoal";

    private static final String STRATEGY = "segmentStrategy";
    private static final String SINCE = "strategySince";
    private static final String UNTIL = "strategyUntil";
    private static final String ABOUT_GOALS = "rule.segment.goal";

    static final List<Field> ALL = List.of(
            Field.choice(STRATEGY, Strategy.class).withHint("strategy.hint"),
            Field.date(SINCE),
            Field.decimal(GOAL).withHint("strategy.goal.hint"),
            Field.date(UNTIL));

    private PlanFields() {}

    static void show(@Nullable SegmentPlan plan, Form form) {
        if (plan != null) {
            form.with(STRATEGY, plan.strategy().name())
                    .with(SINCE, plan.since())
                    .with(GOAL, plan.goal())
                    .with(UNTIL, plan.until());
        }
    }

    /** @return null where nothing is intended, or a field says what cannot be read */
    static @Nullable SegmentPlan read(Form form, LocalDate today) {
        if (form.hasProblems()) {
            return null;
        }
        Strategy strategy = form.choice(STRATEGY, Strategy.class);
        BigDecimal goal = form.decimal(GOAL);
        LocalDate until = form.date(UNTIL);
        if (strategy == null) {
            if (goal != null || until != null) {
                form.reject(STRATEGY, "rule.segment.goalOfNothing");
            }
            return null;
        }
        return new SegmentPlan(strategy, Objects.requireNonNullElse(form.date(SINCE), today), goal, until);
    }

    static boolean about(RuleViolation violation) {
        return violation.key().startsWith(ABOUT_GOALS);
    }
}
