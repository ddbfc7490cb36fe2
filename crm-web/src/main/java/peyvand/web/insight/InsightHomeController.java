package peyvand.web.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.Dimension;
import peyvand.analytical.insight.InsightSum;
import peyvand.analytical.insight.InsightSums;
import peyvand.analytical.insight.Movements;
import peyvand.analytical.insight.Movements.Flow;
import peyvand.analytical.insight.Movements.Past;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Period;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.Scores;
import peyvand.analytical.lifecycle.Stage;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.chart.HeatMap;
import peyvand.web.i18n.Ui;

/** The handful of figures about customers that moved, and where. */
@Controller
@RequestMapping("/insights")
class InsightHomeController {

    private static final int DAYS = FlowAlerts.DAYS;

    private final AnalysisRuns runs;
    private final InsightSums sums;
    private final Movements movements;
    private final Scores scores;

    InsightHomeController(AnalysisRuns runs, InsightSums sums, Movements movements, Scores scores) {
        this.runs = runs;
        this.sums = sums;
        this.movements = movements;
        this.scores = scores;
    }

    /**
     * A figure, how it stood before, and whose it is.
     *
     * @param change how it differs from before; null where nobody knows how it was
     */
    record Tile(String label, String figure, @Nullable String change, String href) {}

    record StageLine(String name, String href, String customers, String share, String amount, String value) {}

    @GetMapping
    @OneRun
    String show(Viewer viewer, Ui ui, Model model) {
        Optional<AnalysisRun> run = runs.current();
        LocalDate asOf = run.map(AnalysisRun::asOf).orElse(null);
        model.addAttribute(
                "window", run.map(one -> AnalysisWindow.of(one, viewer, ui)).orElse(null));
        if (asOf == null) {
            return "insight/home";
        }
        List<InsightSum> stages = sums.by(viewer, Dimension.STAGE);
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        List<Tile> tiles = new ArrayList<>();
        if (everything) {
            tiles.addAll(sales(asOf, ui));
        }
        boolean value = scores.shows(Score.VALUE);
        model.addAttribute("value", value);
        if (value) {
            tiles.addAll(standing(stages, everything ? movements.past(asOf.minusDays(DAYS)) : Optional.empty(), ui));
        }
        model.addAttribute("tiles", tiles);
        model.addAttribute("stages", stages(stages, ui));
        model.addAttribute("chart", chart(stages, ui));
        LocalDate from = asOf.minusDays(DAYS - 1L);
        model.addAttribute("days", DAYS);
        List<List<Flow>> flows = movements.flows(viewer, FlowAlerts.starts(asOf));
        model.addAttribute("flows", flows(flows.get(flows.size() - 1), from, asOf, ui));
        model.addAttribute("alerts", FlowAlerts.of(flows, asOf, ui));
        return "insight/home";
    }

    private List<Tile> sales(LocalDate asOf, Ui ui) {
        List<Period> latest = movements.periods(Period.Kind.LATEST);
        if (latest.size() < 2) {
            return List.of();
        }
        Period now = latest.get(1);
        Period before = latest.get(0);
        String buyers = ValueList.since(now.firstOn(), false);
        return List.of(
                new Tile(
                        ui.message("insight.tile.amount", DAYS),
                        InsightCards.money(now.amount(), ui),
                        change(now.amount(), before.amount(), ui),
                        buyers),
                new Tile(
                        ui.message("insight.tile.customers"),
                        ui.formats().number(now.customers()),
                        change(now.customers(), before.customers(), ui),
                        buyers),
                new Tile(
                        ui.message("insight.tile.newcomers"),
                        ui.formats().number(now.newcomers()),
                        change(now.newcomers(), before.newcomers(), ui),
                        ValueList.since(now.firstOn(), true)),
                new Tile(
                        ui.message("insight.tile.repeatRate"),
                        now.customers() == 0 ? "–" : AnalysisWindow.percent(now.repeatRate(), ui),
                        now.customers() == 0 || before.customers() == 0
                                ? null
                                : points(now.repeatRate() - before.repeatRate(), ui),
                        buyers));
    }

    private static List<Tile> standing(List<InsightSum> stages, Optional<Past> past, Ui ui) {
        double value = stages.stream().mapToDouble(InsightSum::value).sum();
        double atRisk = stages.stream()
                .filter(stage -> Stage.AT_RISK.name().equals(stage.key()))
                .mapToDouble(InsightSum::atRisk)
                .sum();
        return List.of(
                new Tile(
                        ui.message("insight.tile.value"),
                        InsightCards.money(value, ui),
                        past.map(then -> change(value, then.value(), ui)).orElse(null),
                        ValueList.PATH),
                new Tile(
                        ui.message("insight.tile.atRisk"),
                        InsightCards.money(atRisk, ui),
                        past.map(then -> change(atRisk, then.atRisk(), ui)).orElse(null),
                        ValueList.link(Dimension.STAGE, Stage.AT_RISK.name()) + "&sort=at_risk"));
    }

    private static @Nullable String change(double now, double before, Ui ui) {
        return before == 0
                ? null
                : ui.message(
                        "insight.change",
                        ui.formats().fromTheLeft(signed((now - before) / before * AnalysisWindow.HUNDRED, ui)));
    }

    private static String points(double difference, Ui ui) {
        return ui.message("insight.points", ui.formats().fromTheLeft(signed(difference * AnalysisWindow.HUNDRED, ui)));
    }

    private static String signed(double number, Ui ui) {
        long rounded = Math.round(number);
        return (rounded > 0 ? "+" : rounded < 0 ? "−" : "") + ui.formats().number(Math.abs(rounded));
    }

    private static List<StageLine> stages(List<InsightSum> stages, Ui ui) {
        Map<String, InsightSum> byStage = byKey(stages);
        InsightSum all = InsightSum.total(stages);
        return Arrays.stream(Stage.values())
                .filter(stage -> byStage.containsKey(stage.name()))
                .map(stage -> {
                    InsightSum sum = Objects.requireNonNull(byStage.get(stage.name()));
                    return new StageLine(
                            ui.message("choice.lifeStage." + stage),
                            ValueList.link(Dimension.STAGE, stage.name()),
                            ui.formats().number(sum.customers()),
                            AnalysisWindow.percent((double) sum.customers() / all.customers(), ui),
                            InsightCards.money(sum.amount(), ui),
                            InsightCards.money(sum.value(), ui));
                })
                .toList();
    }

    private static BarChart chart(List<InsightSum> stages, Ui ui) {
        Map<String, InsightSum> byStage = byKey(stages);
        return BarChart.of(
                ui.message("insight.stages.picture"),
                Arrays.stream(Stage.values())
                        .filter(stage -> byStage.containsKey(stage.name()))
                        .map(stage -> {
                            InsightSum sum = Objects.requireNonNull(byStage.get(stage.name()));
                            String name = ui.message("choice.lifeStage." + stage);
                            String figure = ui.formats().number(sum.customers());
                            return new Row(
                                    name,
                                    List.of(new Part(
                                            stage == Stage.AT_RISK || stage == Stage.LOST ? "lost" : "won",
                                            sum.customers(),
                                            ui.message("insight.customersOf", name, figure),
                                            ValueList.link(Dimension.STAGE, stage.name()))),
                                    figure);
                        })
                        .toList(),
                ui);
    }

    private static Map<String, InsightSum> byKey(List<InsightSum> sums) {
        return sums.stream().collect(Collectors.toMap(sum -> String.valueOf(sum.key()), Function.identity()));
    }

    /** From where customers came, a row for each stage, and whereto. */
    static HeatMap flows(List<Flow> flows, LocalDate from, LocalDate to, Ui ui) {
        List<Stage> was = Arrays.stream(Stage.values())
                .filter(stage -> flows.stream().anyMatch(flow -> flow.was() == stage))
                .toList();
        List<Stage> became = Arrays.stream(Stage.values())
                .filter(stage -> flows.stream().anyMatch(flow -> flow.became() == stage))
                .toList();
        return HeatMap.of(
                ui.message("insight.flows.corner"),
                became.stream()
                        .map(stage -> ui.message("choice.lifeStage." + stage))
                        .toList(),
                was.stream()
                        .map(stage -> ui.message("choice.lifeStage." + stage))
                        .toList(),
                was.stream()
                        .map(row -> became.stream()
                                .map(column -> flow(flows, row, column, from, to, ui))
                                .toList())
                        .toList());
    }

    private static HeatMap.Value flow(List<Flow> flows, Stage was, Stage became, LocalDate from, LocalDate to, Ui ui) {
        int customers = flows.stream()
                .filter(flow -> flow.was() == was && flow.became() == became)
                .mapToInt(Flow::customers)
                .sum();
        String figure = customers == 0 ? "" : ui.formats().number(customers);
        return new HeatMap.Value(
                customers,
                figure,
                ui.message(
                        "insight.flow",
                        ui.message("choice.lifeStage." + was),
                        ui.message("choice.lifeStage." + became),
                        figure),
                customers == 0 ? null : ValueList.moved(was, became, from, to));
    }
}
