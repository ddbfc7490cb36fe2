package peyvand.web.competitor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.report.Rivalry;
import peyvand.analytical.statistic.Proportion;
import peyvand.web.i18n.Ui;

/**
 * What came of sales that a competitor was after too.
 *
 * @param rate how many were won of those that one of the two sold, and how sure that is; null where there are none
 */
record RivalryView(List<Figure> figures, @Nullable String rate) {

    private static final int HUNDRED = 100;

    /** @param href the sales behind it; null where no list has just these */
    record Figure(
            String name,
            String number,
            @Nullable String sum,
            @Nullable String href) {}

    /** @param listed whether lists can be asked for this competitor */
    static RivalryView of(Rivalry rivalry, boolean listed, Ui ui) {
        String named = "/opportunities?competitor=" + rivalry.competitor() + "&opportunityState=";
        String lostTo = "/opportunities?lostTo=" + rivalry.competitor() + "&opportunityState=LOST";
        return new RivalryView(
                List.of(
                        figure("competitor.open", rivalry.open(), null, listed ? named + "OPEN" : null, ui),
                        figure(
                                "competitor.wonAgainst",
                                rivalry.won(),
                                ui.formats().money(rivalry.wonAmount(), ui.baseCurrency()),
                                listed ? named + "WON" : null,
                                ui),
                        figure(
                                "competitor.lostTo",
                                rivalry.lostTo(),
                                ui.formats().money(rivalry.lostToAmount(), ui.baseCurrency()),
                                listed ? lostTo : null,
                                ui),
                        figure("competitor.lostOtherwise", rivalry.lostOtherwise(), null, null, ui)),
                rivalry.won() + rivalry.lostTo() == 0 ? null : rate(rivalry, ui));
    }

    private static Figure figure(String key, long number, @Nullable String sum, @Nullable String href, Ui ui) {
        return new Figure(ui.message(key), ui.formats().number(number), number == 0 ? null : sum, href);
    }

    private static String rate(Rivalry rivalry, Ui ui) {
        Proportion rate = rivalry.rate();
        return ui.message(
                "competitor.rate",
                percent(rate.share()),
                rivalry.won() + rivalry.lostTo(),
                percent(rate.low()),
                percent(rate.high()));
    }

    private static long percent(double share) {
        return Math.round(share * HUNDRED);
    }
}
