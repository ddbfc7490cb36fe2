package peyvand.web.report;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.report.Standing;
import peyvand.analytical.report.StandingReports;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.RecordKind;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.opportunity.Stage;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.Export;

/** How the pipeline stood at the ends of months, and how it stands now. */
@Controller
@RequestMapping("/reports/standing")
class StandingController {

    private static final String PATH = "/reports/standing";
    private static final int MOST_MONTHS = 24;
    private static final int COLOURS = 6;

    private final StandingReports reports;
    private final PipelineQueries pipelines;
    private final ReportForm forms;

    StandingController(StandingReports reports, PipelineQueries pipelines, ReportForm forms) {
        this.reports = reports;
        this.pipelines = pipelines;
        this.forms = forms;
    }

    /** @param kind its colour */
    record StageView(String kind, String name) {}

    /** What stood in one stage. */
    record Cell(String number, String amount, @Nullable String href) {}

    record LineView(String day, List<Cell> cells, String number, String amount) {}

    /** A line of the file. */
    record Line(String day, String stage, long opportunities, BigDecimal amount) {}

    private record Picture(List<LocalDate> days, List<Stage> stages, Map<LocalDate, Map<StageId, Standing>> found) {

        @Nullable
        Standing at(LocalDate day, Stage stage) {
            return found.getOrDefault(day, Map.of()).get(stage.id());
        }
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        ReportRequest request = forms.read(viewer, ui, http);
        Picture picture = picture(viewer, ui, request);
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < picture.stages().size(); i++) {
            stages.add(
                    new StageView("stage-" + i % COLOURS, name(picture.stages().get(i), ui)));
        }
        forms.show(viewer, ui, request, PATH, Map.of(), model);
        model.addAttribute("stages", stages);
        model.addAttribute(
                "lines",
                picture.days().stream()
                        .map(day -> view(picture, day, request, ui))
                        .toList());
        model.addAttribute(
                "chart",
                picture.found().isEmpty()
                        ? null
                        : BarChart.of(
                                ui.message("report.standing.picture"),
                                picture.days().stream()
                                        .map(day -> row(picture, day, stages, request, ui))
                                        .toList(),
                                ui));
        return "report/standing";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        export.write(RecordKind.OPPORTUNITY, "pipeline-over-time", columns(ui), lines(viewer, ui, http)::forEach);
    }

    private List<Line> lines(Viewer viewer, Ui ui, HttpServletRequest http) {
        Picture picture = picture(viewer, ui, forms.read(viewer, ui, http));
        List<Line> lines = new ArrayList<>();
        for (LocalDate day : picture.days()) {
            for (Stage stage : picture.stages()) {
                Standing standing = picture.at(day, stage);
                if (standing != null) {
                    lines.add(new Line(
                            ui.formats().dateField(day), name(stage, ui), standing.opportunities(), standing.amount()));
                }
            }
        }
        return lines;
    }

    private Picture picture(Viewer viewer, Ui ui, ReportRequest request) {
        List<LocalDate> days = days(request, ui);
        Map<LocalDate, Map<StageId, Standing>> found = reports.at(viewer, request.filter(), days).stream()
                .collect(Collectors.groupingBy(Standing::day, Collectors.toMap(Standing::stage, Function.identity())));
        List<Stage> stages = pipelines.all().stream()
                .map(Pipeline::stages)
                .flatMap(List::stream)
                .filter(stage -> found.values().stream().anyMatch(there -> there.containsKey(stage.id())))
                .toList();
        return new Picture(days, stages, found);
    }

    /** The ends of the months asked for, up to today, the latest where there are too many. */
    private List<LocalDate> days(ReportRequest request, Ui ui) {
        LocalDate today = forms.today(ui);
        LocalDate end =
                request.filter().to().isAfter(today) ? today : request.filter().to();
        List<LocalDate> days = new ArrayList<>(List.of(end));
        Period month = Period.of(end, Length.MONTH, ui.isJalali());
        while (days.size() < MOST_MONTHS
                && month.first().isAfter(request.filter().from())) {
            days.add(0, month.first().minusDays(1));
            month = month.plus(-1);
        }
        return days;
    }

    private LineView view(Picture picture, LocalDate day, ReportRequest request, Ui ui) {
        List<Cell> cells = picture.stages().stream()
                .map(stage -> cell(picture.at(day, stage), stage, day, request, ui))
                .toList();
        List<Standing> there = picture.stages().stream()
                .map(stage -> picture.at(day, stage))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return new LineView(
                ui.formats().date(day),
                cells,
                ui.formats()
                        .number(there.stream()
                                .mapToLong(Standing::opportunities)
                                .sum()),
                ui.formats()
                        .money(
                                there.stream().map(Standing::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                                ui.baseCurrency()));
    }

    private Cell cell(@Nullable Standing standing, Stage stage, LocalDate day, ReportRequest request, Ui ui) {
        return standing == null
                ? new Cell("", "", null)
                : new Cell(
                        ui.formats().number(standing.opportunities()),
                        ui.formats().money(standing.amount(), ui.baseCurrency()),
                        href(stage, day, request, ui));
    }

    /** Lists tell what stands now, not what stood. */
    private @Nullable String href(Stage stage, LocalDate day, ReportRequest request, Ui ui) {
        return day.equals(forms.today(ui)) && !stage.retired()
                ? request.opportunities(
                        "opportunityState", "OPEN", "stage", stage.id().toString())
                : null;
    }

    private Row row(Picture picture, LocalDate day, List<StageView> stages, ReportRequest request, Ui ui) {
        List<Part> parts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < stages.size(); i++) {
            Standing standing = picture.at(day, picture.stages().get(i));
            if (standing != null) {
                sum = sum.add(standing.amount());
                parts.add(new Part(
                        stages.get(i).kind(),
                        standing.amount().doubleValue(),
                        ui.message(
                                "report.says.stood",
                                ui.formats().date(day),
                                stages.get(i).name(),
                                standing.opportunities(),
                                ui.formats().money(standing.amount(), ui.baseCurrency())),
                        href(picture.stages().get(i), day, request, ui)));
            }
        }
        return new Row(ui.formats().date(day), parts, ui.formats().money(sum, ui.baseCurrency()));
    }

    private static String name(Stage stage, Ui ui) {
        return stage.label().in(ui.getLanguage());
    }

    private static List<Column<Line>> columns(Ui ui) {
        return List.of(
                Column.of("day", Kind.TEXT, Line::day).called(ui.message("report.standing.day")),
                Column.of("stage", Kind.TEXT, Line::stage),
                Column.of("opportunities", Kind.NUMBER, Line::opportunities).called(ui.message("report.opportunities")),
                Column.of("amount", Kind.MONEY, Line::amount).called(ui.message("report.amount", ui.baseCurrency())));
    }
}
