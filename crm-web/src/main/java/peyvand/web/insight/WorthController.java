package peyvand.web.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.Card;
import peyvand.analytical.insight.Dimension;
import peyvand.analytical.insight.InsightSum;
import peyvand.analytical.insight.InsightSums;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.ValueFilter;
import peyvand.analytical.insight.ValueQueries;
import peyvand.analytical.insight.ValueRow;
import peyvand.analytical.insight.ValueSort;
import peyvand.analytical.lifecycle.Stage;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.chart.HeatMap;
import peyvand.web.i18n.Ui;

/** How value is spread, where it is at risk, and at whom to look first. */
@Controller
@RequestMapping("/insights/value")
class WorthController {

    private static final int FIFTHS = 5;
    private static final int OF_EACH = 4;
    private static final int FIRST = 15;

    private final AnalysisRuns runs;
    private final InsightSums sums;
    private final ValueQueries values;
    private final ScoreNotes scores;

    WorthController(AnalysisRuns runs, InsightSums sums, ValueQueries values, ScoreNotes scores) {
        this.runs = runs;
        this.sums = sums;
        this.values = values;
        this.scores = scores;
    }

    record FifthLine(String name, String href, String customers, String value, String share, String atRisk) {}

    record RiskLine(String name, String href, String owner, String alive, String value, String atRisk, String task) {}

    @GetMapping
    @OneRun
    String show(Viewer viewer, Ui ui, Model model) {
        model.addAttribute(
                "window",
                runs.current().map(run -> AnalysisWindow.of(run, viewer, ui)).orElse(null));
        model.addAttribute("off", scores.off(ui, Score.VALUE));
        List<InsightSum> found = sums.by(viewer, Dimension.WORTH, Dimension.RISK).stream()
                .filter(sum -> sum.key() != null)
                .toList();
        if (found.isEmpty()) {
            return "insight/value";
        }
        model.addAttribute("fifths", fifths(found, ui));
        model.addAttribute("chart", chart(found, ui));
        model.addAttribute("map", map(found, ui));
        model.addAttribute("first", first(viewer, ui));
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        model.addAttribute("everything", everything);
        model.addAttribute("retrospect", everything ? retrospect(ui) : null);
        return "insight/value";
    }

    private @Nullable RetrospectView retrospect(Ui ui) {
        return runs.card()
                .map(Card::retrospect)
                .map(card -> RetrospectView.of(card, ui))
                .orElse(null);
    }

    private static InsightSum fifth(List<InsightSum> sums, int fifth) {
        return InsightSum.total(sums.stream()
                .filter(sum -> (Integer.parseInt(String.valueOf(sum.key())) - 1) / OF_EACH == fifth)
                .toList());
    }

    private static String name(int fifth, Ui ui) {
        return ui.message("insight.fifth", fifth + 1);
    }

    private static String link(int fifth) {
        return ValueList.link(Dimension.WORTH, ValueList.worth(fifth));
    }

    private static List<FifthLine> fifths(List<InsightSum> sums, Ui ui) {
        double all = InsightSum.total(sums).value();
        return IntStream.range(0, FIFTHS)
                .mapToObj(fifth -> {
                    InsightSum sum = fifth(sums, fifth);
                    return new FifthLine(
                            name(fifth, ui),
                            link(fifth),
                            ui.formats().number(sum.customers()),
                            InsightCards.money(sum.value(), ui),
                            all > 0 ? AnalysisWindow.percent(sum.value() / all, ui) : "–",
                            InsightCards.money(sum.atRisk(), ui));
                })
                .toList();
    }

    private static BarChart chart(List<InsightSum> sums, Ui ui) {
        return BarChart.of(
                ui.message("insight.value.picture"),
                IntStream.range(0, FIFTHS)
                        .mapToObj(fifth -> {
                            InsightSum sum = fifth(sums, fifth);
                            String figure = InsightCards.money(sum.value(), ui);
                            return new Row(
                                    name(fifth, ui),
                                    List.of(new Part(
                                            "won",
                                            Math.max(0, sum.value()),
                                            ui.message("insight.valueOf", name(fifth, ui), figure),
                                            link(fifth))),
                                    ui.formats().number(sum.customers()));
                        })
                        .toList(),
                ui);
    }

    private static HeatMap map(List<InsightSum> sums, Ui ui) {
        List<String> columns = IntStream.rangeClosed(1, FIFTHS)
                .mapToObj(risk -> ui.message("invest.risk.short." + risk))
                .toList();
        List<String> names = new ArrayList<>();
        List<List<HeatMap.Value>> rows = new ArrayList<>();
        for (int fifth = 0; fifth < FIFTHS; fifth++) {
            int row = fifth;
            names.add(name(fifth, ui));
            rows.add(IntStream.rangeClosed(1, FIFTHS)
                    .mapToObj(risk -> cell(sums, row, risk, ui))
                    .toList());
        }
        return HeatMap.of(ui.message("insight.map.corner"), columns, names, rows);
    }

    private static HeatMap.Value cell(List<InsightSum> sums, int fifth, int risk, Ui ui) {
        String key = Integer.toString(risk);
        InsightSum sum =
                fifth(sums.stream().filter(one -> key.equals(one.keys().get(1))).toList(), fifth);
        String customers = sum.customers() == 0 ? "" : ui.formats().number(sum.customers());
        return new HeatMap.Value(
                sum.atRisk(),
                customers,
                ui.message(
                        "insight.map.cell",
                        name(fifth, ui),
                        ui.message("invest.risk.short." + risk),
                        customers,
                        InsightCards.money(sum.atRisk(), ui)),
                sum.customers() == 0
                        ? null
                        : ValueList.link(Dimension.WORTH, ValueList.worth(fifth), Dimension.RISK, key));
    }

    private List<RiskLine> first(Viewer viewer, Ui ui) {
        ValueFilter atRisk = ValueFilter.alike(Dimension.STAGE, Stage.AT_RISK.name());
        return values.page(viewer, atRisk, ValueSort.AT_RISK.sort(), null, FIRST).rows().stream()
                .map(row -> line(row, ui))
                .toList();
    }

    private static RiskLine line(ValueRow row, Ui ui) {
        Double alive = row.alive();
        return new RiskLine(
                row.name(),
                "/customers/" + row.id(),
                row.owner() == null ? "" : row.owner(),
                alive == null ? "–" : ui.message("insight.alive." + InsightCards.words(alive)),
                InsightCards.money(row.value(), ui),
                InsightCards.money(row.atRisk(), ui),
                "/activities/new?customer=" + row.id() + "&kind=CALL");
    }
}
