package peyvand.web.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.Movements;
import peyvand.analytical.insight.Movements.Flow;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Period;
import peyvand.analytical.lifecycle.Stage;
import peyvand.domain.Months;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;

/** How customers come and go, month by month in the reader's calendar. */
@Controller
@RequestMapping("/insights/movement")
class MovementController {

    static final int MONTHS = 13;

    private static final List<Stage> WATCHED =
            List.of(Stage.FIRST, Stage.REPEAT, Stage.LOYAL, Stage.AT_RISK, Stage.LOST, Stage.WON_BACK);

    private final AnalysisRuns runs;
    private final Movements movements;

    MovementController(AnalysisRuns runs, Movements movements) {
        this.runs = runs;
        this.movements = movements;
    }

    record SaleLine(String name, String customers, String newcomers, String repeatRate, String orders, String amount) {}

    @GetMapping
    @OneRun
    String show(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate month,
            Model model) {
        Optional<AnalysisRun> run = runs.current();
        model.addAttribute(
                "window", run.map(one -> AnalysisWindow.of(one, viewer, ui)).orElse(null));
        LocalDate asOf = run.map(AnalysisRun::asOf).orElse(null);
        if (asOf == null) {
            return "insight/movement";
        }
        boolean jalali = ui.formats().jalali();
        LocalDate shown = month(asOf, month, jalali);
        List<LocalDate> starts = IntStream.rangeClosed(1 - MONTHS, 1)
                .mapToObj(back -> Months.plus(asOf, back, jalali))
                .toList();
        List<List<Flow>> flows = movements.flows(viewer, starts);
        model.addAttribute("month", ui.formats().month(shown));
        model.addAttribute(
                "flows",
                InsightHomeController.flows(
                        flows.get(starts.indexOf(shown)),
                        shown,
                        Months.plus(shown, 1, jalali).minusDays(1),
                        ui));
        model.addAttribute(
                "watched",
                WATCHED.stream()
                        .map(stage -> ui.message("choice.lifeStage." + stage))
                        .toList());
        model.addAttribute("months", months(starts, flows, shown, ui));
        if (viewer.customers().everything() && viewer.orders().everything()) {
            List<Period> periods = movements.periods(jalali ? Period.Kind.JALALI : Period.Kind.GREGORIAN);
            List<Period> latest = periods.subList(Math.max(0, periods.size() - MONTHS), periods.size());
            model.addAttribute(
                    "sales", latest.stream().map(period -> sale(period, ui)).toList());
            model.addAttribute("chart", chart(latest, ui));
        }
        return "insight/movement";
    }

    /** The first day of the month that is asked for, or of the latest one where that is none of those that are told of. */
    static LocalDate month(LocalDate asOf, @Nullable LocalDate asked, boolean jalali) {
        LocalDate first = Months.plus(asOf, 1 - MONTHS, jalali);
        return Months.first(asked == null || asked.isAfter(asOf) || asked.isBefore(first) ? asOf : asked, jalali);
    }

    private static List<MonthLine> months(List<LocalDate> starts, List<List<Flow>> flows, LocalDate shown, Ui ui) {
        List<MonthLine> lines = new ArrayList<>();
        for (int month = 0; month < flows.size(); month++) {
            LocalDate first = starts.get(month);
            LocalDate last = starts.get(month + 1).minusDays(1);
            List<Flow> ofMonth = flows.get(month);
            lines.add(new MonthLine(
                    ui.formats().month(first),
                    "/insights/movement?month=" + first,
                    first.equals(shown),
                    WATCHED.stream()
                            .map(stage -> came(ofMonth, stage, first, last, ui))
                            .toList()));
        }
        return lines;
    }

    private static MonthLine.Came came(List<Flow> flows, Stage stage, LocalDate from, LocalDate to, Ui ui) {
        int customers = flows.stream()
                .filter(flow -> flow.became() == stage)
                .mapToInt(Flow::customers)
                .sum();
        return MonthLine.Came.of(customers, ValueList.moved(null, stage, from, to), ui);
    }

    private static SaleLine sale(Period period, Ui ui) {
        return new SaleLine(
                ui.formats().month(period.firstOn()),
                ui.formats().number(period.customers()),
                ui.formats().number(period.newcomers()),
                period.customers() == 0 ? "–" : AnalysisWindow.percent(period.repeatRate(), ui),
                ui.formats().number(period.orders()),
                InsightCards.money(period.amount(), ui));
    }

    private static BarChart chart(List<Period> periods, Ui ui) {
        return BarChart.of(
                ui.message("insight.months.picture"),
                periods.stream()
                        .map(period -> {
                            String name = ui.formats().month(period.firstOn());
                            int before = period.customers() - period.newcomers();
                            return new Row(
                                    name,
                                    Arrays.asList(
                                            new Part(
                                                    "won",
                                                    before,
                                                    ui.message("insight.months.before", name, before),
                                                    null),
                                            new Part(
                                                    "stage-1",
                                                    period.newcomers(),
                                                    ui.message("insight.months.newcomers", name, period.newcomers()),
                                                    null)),
                                    ui.formats().number(period.customers()));
                        })
                        .toList(),
                ui);
    }
}
