package peyvand.web.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.report.Outcome;
import peyvand.analytical.statistic.Proportion;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;

/**
 * A line of what was won and lost.
 *
 * @param href of what it is about; null where that has no page
 * @param wonHref the opportunities won; null where no list has just these
 * @param lostOtherwise lost, but not to the competitor the line is about; null where it is about none
 */
record OutcomeLine(
        String name,
        @Nullable String href,
        long won,
        BigDecimal wonAmount,
        long lost,
        BigDecimal lostAmount,
        @Nullable String wonHref,
        @Nullable String lostHref,
        @Nullable Long lostOtherwise) {

    private static final int HUNDRED = 100;

    static OutcomeLine of(
            String name, @Nullable String href, Outcome outcome, @Nullable String wonHref, @Nullable String lostHref) {
        return new OutcomeLine(
                name,
                href,
                outcome.won(),
                outcome.wonAmount(),
                outcome.lost(),
                outcome.lostAmount(),
                wonHref,
                lostHref,
                null);
    }

    /** How many of those decided were won. */
    Proportion rate() {
        return new Proportion(won, won + lost);
    }

    static int percent(double share) {
        return (int) Math.round(share * HUNDRED);
    }

    static List<Column<OutcomeLine>> columns(OutcomeGroup group, Ui ui) {
        return List.of(
                Column.of("group", Kind.TEXT, OutcomeLine::name).called(ui.message("report.group." + group)),
                Column.of("won", Kind.NUMBER, OutcomeLine::won).called(ui.message("report.won")),
                Column.of("wonAmount", Kind.MONEY, OutcomeLine::wonAmount)
                        .called(ui.message("report.wonAmount", ui.baseCurrency())),
                Column.of("lost", Kind.NUMBER, OutcomeLine::lost).called(ui.message("report.lost")),
                Column.of("lostAmount", Kind.MONEY, OutcomeLine::lostAmount)
                        .called(ui.message("report.lostAmount", ui.baseCurrency())),
                Column.of("rate", Kind.NUMBER, OutcomeLine::percentWon).called(ui.message("report.ratePercent")),
                Column.of(
                                "low",
                                Kind.NUMBER,
                                (OutcomeLine line) -> percent(line.rate().low()))
                        .called(ui.message("report.low")),
                Column.of(
                                "high",
                                Kind.NUMBER,
                                (OutcomeLine line) -> percent(line.rate().high()))
                        .called(ui.message("report.high")));
    }

    private @Nullable Integer percentWon() {
        return won + lost == 0 ? null : percent(rate().share());
    }
}
