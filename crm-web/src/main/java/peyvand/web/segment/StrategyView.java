package peyvand.web.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.SegmentPlan;
import peyvand.analytical.segment.StrategyStanding;
import peyvand.web.i18n.Ui;

/**
 * What is intended with a segment, and how far that has come, in words.
 *
 * @param reached null where there is nothing to measure
 * @param share of the goal, in percent; null where there is none
 * @param gone how many left, where they are to be kept
 */
record StrategyView(
        String name,
        @Nullable String reached,
        @Nullable String goal,
        @Nullable Integer share,
        @Nullable String shareText,
        @Nullable String gone,
        @Nullable String asOf) {

    static @Nullable StrategyView of(@Nullable StrategyStanding standing, Ui ui) {
        if (standing == null) {
            return null;
        }
        SegmentPlan plan = standing.plan();
        BigDecimal goal = plan.goal();
        LocalDate until = plan.until();
        Integer share = standing.share();
        String name = ui.message("choice.segmentStrategy." + plan.strategy());
        BigDecimal reached = standing.reached();
        return new StrategyView(
                name,
                reached == null ? null : reached(plan, reached, ui),
                goal == null || until == null ? null : goal(plan, goal, until, ui),
                share,
                share == null ? null : ui.message("strategy.share", name, share),
                switch (plan.strategy()) {
                    case RETAIN -> ui.message("strategy.gone", standing.gone());
                    default -> null;
                },
                standing.at() == null
                        ? null
                        : ui.message("strategy.asOf", ui.formats().dateTime(standing.at())));
    }

    private static String reached(SegmentPlan plan, BigDecimal reached, Ui ui) {
        return switch (plan.strategy()) {
            case ACQUIRE -> ui.message("strategy.acquired", reached, plan.since());
            case RETAIN -> ui.message("strategy.retained", reached);
            case DEVELOP ->
                ui.message(
                        "strategy.developed",
                        ui.formats().fromTheLeft(ui.formats().number(reached)),
                        plan.since());
        };
    }

    private static String goal(SegmentPlan plan, BigDecimal goal, LocalDate until, Ui ui) {
        return switch (plan.strategy()) {
            case ACQUIRE -> ui.message("strategy.goal.number", goal, until);
            default -> ui.message("strategy.goal.percent", goal, until);
        };
    }
}
