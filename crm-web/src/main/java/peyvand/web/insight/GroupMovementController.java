package peyvand.web.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import peyvand.analytical.insight.GroupMoves;
import peyvand.analytical.insight.GroupMoves.Flow;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Score;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.Months;
import peyvand.domain.Viewer;
import peyvand.web.chart.HeatMap;
import peyvand.web.i18n.Ui;

/** From which group to which customers go, month by month in the reader's calendar. */
@Controller
@RequestMapping(GroupMovementController.PATH)
class GroupMovementController {

    static final String PATH = "/insights/movement/groups";

    private static final double LEAST_PERCENT = 0.005;
    private static final List<RfmSegment> WATCHED = List.of(
            RfmSegment.CHAMPION,
            RfmSegment.LOYAL,
            RfmSegment.NEW,
            RfmSegment.AT_RISK,
            RfmSegment.CANNOT_LOSE,
            RfmSegment.LOST);

    private final AnalysisRuns runs;
    private final GroupMoves moves;
    private final ScoreNotes scores;

    GroupMovementController(AnalysisRuns runs, GroupMoves moves, ScoreNotes scores) {
        this.runs = runs;
        this.moves = moves;
        this.scores = scores;
    }

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
        List<String> off = scores.off(ui, Score.GROUPS);
        model.addAttribute("off", off);
        LocalDate asOf = run.map(AnalysisRun::asOf).orElse(null);
        if (asOf == null || !off.isEmpty()) {
            return "insight/groups";
        }
        boolean jalali = ui.formats().jalali();
        LocalDate shown = MovementController.month(asOf, month, jalali);
        List<Flow> flows = moves.flows(viewer, jalali);
        List<Flow> ofMonth =
                flows.stream().filter(flow -> flow.firstOn().equals(shown)).toList();
        model.addAttribute("month", ui.formats().month(shown));
        model.addAttribute(
                "watched", WATCHED.stream().map(group -> name(group, ui)).toList());
        model.addAttribute("months", months(flows, asOf, shown, jalali, ui));
        model.addAttribute("matrix", ofMonth.isEmpty() ? null : matrix(ofMonth, shown, ui));
        return "insight/groups";
    }

    private static List<MonthLine> months(List<Flow> flows, LocalDate asOf, LocalDate shown, boolean jalali, Ui ui) {
        List<MonthLine> lines = new ArrayList<>();
        for (int back = MovementController.MONTHS - 1; back >= 0; back--) {
            LocalDate first = Months.plus(asOf, -back, jalali);
            lines.add(new MonthLine(
                    ui.formats().month(first),
                    PATH + "?month=" + first,
                    first.equals(shown),
                    WATCHED.stream().map(group -> came(flows, first, group, ui)).toList()));
        }
        return lines;
    }

    private static MonthLine.Came came(List<Flow> flows, LocalDate month, RfmSegment group, Ui ui) {
        int customers = flows.stream()
                .filter(flow -> flow.firstOn().equals(month) && flow.became() == group && !flow.stayed())
                .mapToInt(Flow::customers)
                .sum();
        return MonthLine.Came.of(customers, ValueList.regrouped(null, group, month, customers), ui);
    }

    /** A row for each group before the month, with how many were in it; which share of them was where after it. */
    private static HeatMap matrix(List<Flow> flows, LocalDate month, Ui ui) {
        List<@Nullable RfmSegment> was = Stream.concat(Arrays.stream(RfmSegment.values()), Stream.of((RfmSegment) null))
                .filter(group -> flows.stream().anyMatch(flow -> flow.was() == group))
                .toList();
        List<RfmSegment> became = Arrays.stream(RfmSegment.values())
                .filter(group -> flows.stream().anyMatch(flow -> flow.became() == group))
                .toList();
        return HeatMap.of(
                ui.message("insight.flows.corner"),
                became.stream().map(group -> name(group, ui)).toList(),
                was.stream()
                        .map(group -> ui.message(
                                "insight.groups.row",
                                name(group, ui),
                                ui.formats().number(customers(flows, group))))
                        .toList(),
                was.stream().map(group -> row(flows, group, became, month, ui)).toList());
    }

    private static int customers(List<Flow> flows, @Nullable RfmSegment was) {
        return flows.stream()
                .filter(flow -> flow.was() == was)
                .mapToInt(Flow::customers)
                .sum();
    }

    private static List<HeatMap.Value> row(
            List<Flow> flows, @Nullable RfmSegment was, List<RfmSegment> became, LocalDate month, Ui ui) {
        int all = customers(flows, was);
        return became.stream()
                .map(group -> cell(was, group, customers(flows, was, group), all, month, ui))
                .toList();
    }

    private static int customers(List<Flow> flows, @Nullable RfmSegment was, RfmSegment became) {
        return flows.stream()
                .filter(flow -> flow.was() == was && flow.became() == became)
                .mapToInt(Flow::customers)
                .sum();
    }

    private static HeatMap.Value cell(
            @Nullable RfmSegment was, RfmSegment became, int customers, int all, LocalDate month, Ui ui) {
        double share = (double) customers / all;
        return new HeatMap.Value(
                share,
                customers == 0
                        ? ""
                        : share < LEAST_PERCENT
                                ? ui.message("insight.groups.hardly")
                                : AnalysisWindow.percent(share, ui),
                ui.message(
                        "insight.groups.flow",
                        name(was, ui),
                        name(became, ui),
                        ui.formats().number(customers),
                        ui.formats().number(all)),
                customers == 0
                        ? null
                        : ValueList.regrouped(was == null ? GroupMoves.NONE : was.name(), became, month, customers));
    }

    private static String name(@Nullable RfmSegment group, Ui ui) {
        return ui.message("choice.groupWas." + (group == null ? GroupMoves.NONE : group));
    }
}
