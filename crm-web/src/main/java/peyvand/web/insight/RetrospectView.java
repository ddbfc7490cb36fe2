package peyvand.web.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import peyvand.analytical.insight.Card.RetrospectCard;
import peyvand.analytical.lifetime.LifetimeModel.Outcome;
import peyvand.analytical.lifetime.Retrospect;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;

/**
 * What an earlier run foretold beside what came, in tenths of customers by how much was expected of them.
 *
 * @param window what is held against what
 * @param errors how far off it was
 */
record RetrospectView(String window, BarChart chart, List<Line> lines, List<String> errors) {

    private static final int DIGITS = 2;

    /** One tenth; or all, of which {@code name} says so. */
    record Line(
            String name,
            String customers,
            String foretold,
            String ownRate,
            String came,
            String foretoldAmount,
            String cameAmount) {}

    static RetrospectView of(RetrospectCard card, Ui ui) {
        Retrospect found = card.found();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < found.tenths().size(); i++) {
            lines.add(line(name(i, ui), found.tenths().get(i), found, ui));
        }
        lines.add(line(ui.message("insight.retrospect.all"), found.total(), found, ui));
        return new RetrospectView(window(card, ui), chart(found, ui), lines, errors(found, ui));
    }

    private static String window(RetrospectCard card, Ui ui) {
        return ui.message(
                "insight.retrospect.window",
                ui.formats().date(LocalDate.parse(card.from())),
                ui.formats().date(LocalDate.parse(card.until())),
                card.found().days(),
                card.found().total().customers(),
                way(card, ui));
    }

    private static String way(RetrospectCard card, Ui ui) {
        return card.outcome() == Outcome.MODEL
                ? ui.message("analysis.model." + card.model())
                : ui.message(card.outcome() == Outcome.OWN_RATE ? "analysis.ownRate" : "analysis.whileThere");
    }

    private static String name(int tenth, Ui ui) {
        return ui.message("insight.decile.name", tenth + 1);
    }

    private static Line line(String name, Retrospect.Part part, Retrospect found, Ui ui) {
        return new Line(
                name,
                ui.formats().number(part.customers()),
                whole(part.foretold(), ui),
                whole(part.ownRate(), ui),
                ui.formats().number(part.came()),
                found.money() == null ? "–" : InsightCards.money(part.foretoldAmount(), ui),
                InsightCards.money(part.cameAmount(), ui));
    }

    /** Two bars for each tenth. They lead to nobody: who was in which tenth then is not kept. */
    private static BarChart chart(Retrospect found, Ui ui) {
        return BarChart.of(
                ui.message("insight.retrospect.picture"),
                IntStream.range(0, found.tenths().size())
                        .boxed()
                        .flatMap(i -> rows(name(i, ui), found.tenths().get(i), ui).stream())
                        .toList(),
                ui);
    }

    private static List<Row> rows(String name, Retrospect.Part part, Ui ui) {
        String foretold = whole(part.foretold(), ui);
        String came = ui.formats().number(part.came());
        return List.of(
                new Row(
                        name,
                        List.of(new Part(
                                "stage-1",
                                part.foretold(),
                                ui.message("insight.retrospect.foretoldOf", name, foretold),
                                null)),
                        foretold),
                new Row(
                        "",
                        List.of(new Part(
                                "won", part.came(), ui.message("insight.retrospect.cameOf", name, came), null)),
                        came));
    }

    private static List<String> errors(Retrospect found, Ui ui) {
        List<String> errors = new ArrayList<>();
        errors.add(ui.message(
                "insight.retrospect.error",
                ui.formats().number(found.error(), DIGITS),
                ui.formats().number(found.ownRateError(), DIGITS)));
        Retrospect.Money money = found.money();
        if (money != null) {
            errors.add(ui.message(
                    "insight.retrospect.moneyError",
                    InsightCards.money(money.error(), ui),
                    InsightCards.money(money.ownRateError(), ui),
                    AnalysisWindow.percent(money.within(), ui)));
        }
        return errors;
    }

    private static String whole(double number, Ui ui) {
        return ui.formats().number(Math.round(number));
    }
}
