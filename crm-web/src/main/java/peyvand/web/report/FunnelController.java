package peyvand.web.report;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.report.Funnel;
import peyvand.analytical.report.FunnelReports;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.Export;

/** How far sales come that were opened in a time. */
@Controller
@RequestMapping("/reports/funnel")
class FunnelController {

    private static final String PATH = "/reports/funnel";

    private final FunnelReports reports;
    private final PipelineQueries pipelines;
    private final ReportForm forms;

    FunnelController(FunnelReports reports, PipelineQueries pipelines, ReportForm forms) {
        this.reports = reports;
        this.pipelines = pipelines;
        this.forms = forms;
    }

    /**
     * @param percent of those opened
     * @param onward of those that came to the step before; null of those won, which may be from any stage
     * @param days the median until then; null where nobody knows
     */
    record Line(
            String name,
            long reached,
            @Nullable Integer percent,
            @Nullable Integer onward,
            @Nullable Integer days,
            @Nullable String href) {}

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        ReportRequest request = forms.read(viewer, ui, http);
        Pipeline pipeline = pipeline(request);
        Funnel funnel = reports.of(viewer, request.filter(), pipeline.id());
        List<Line> lines = lines(funnel, pipeline, request, ui);
        forms.show(viewer, ui, request, PATH, Map.of(), model);
        model.addAttribute("pipelineName", pipeline.label().in(ui.getLanguage()));
        model.addAttribute("lines", lines);
        model.addAttribute("open", ui.formats().number(funnel.open()));
        model.addAttribute("openHref", opened(request, pipeline, "opportunityState", "OPEN"));
        model.addAttribute("lost", ui.formats().number(funnel.lost()));
        model.addAttribute("lostHref", opened(request, pipeline, "opportunityState", "LOST"));
        model.addAttribute(
                "chart",
                funnel.opened() == 0
                        ? null
                        : BarChart.of(
                                ui.message("report.funnel.picture"),
                                lines.stream().map(line -> row(line, ui)).toList(),
                                ui));
        return "report/funnel";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        export.write(RecordKind.OPPORTUNITY, "funnel", columns(ui), lines(viewer, ui, http)::forEach);
    }

    private List<Line> lines(Viewer viewer, Ui ui, HttpServletRequest http) {
        ReportRequest request = forms.read(viewer, ui, http);
        Pipeline pipeline = pipeline(request);
        return lines(reports.of(viewer, request.filter(), pipeline.id()), pipeline, request, ui);
    }

    /** A funnel is of one pipeline: of the first where none is asked for. */
    private Pipeline pipeline(ReportRequest request) {
        PipelineId asked = request.filter().pipeline();
        return asked == null ? pipelines.current().get(0) : pipelines.pipeline(asked);
    }

    private static List<Line> lines(Funnel funnel, Pipeline pipeline, ReportRequest request, Ui ui) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(
                ui.message("report.funnel.opened"), funnel.opened(), funnel, null, null, opened(request, pipeline)));
        for (Funnel.Step step : funnel.steps()) {
            lines.add(line(
                    pipeline.stage(step.stage()).label().in(ui.getLanguage()),
                    step.reached(),
                    funnel,
                    lines.get(lines.size() - 1).reached(),
                    step.days(),
                    null));
        }
        lines.add(line(
                ui.message("report.won"),
                funnel.won(),
                funnel,
                null,
                funnel.daysToWin(),
                opened(request, pipeline, "opportunityState", "WON")));
        return lines;
    }

    private static Line line(
            String name,
            long reached,
            Funnel funnel,
            @Nullable Long before,
            @Nullable Integer days,
            @Nullable String href) {
        return new Line(name, reached, percent(reached, funnel.opened()), percent(reached, before), days, href);
    }

    private static @Nullable Integer percent(long part, @Nullable Long whole) {
        return whole == null || whole == 0 ? null : OutcomeLine.percent((double) part / whole);
    }

    private static String opened(ReportRequest request, Pipeline pipeline, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "pipeline",
                pipeline.id().toString(),
                "openedFrom",
                request.filter().from().toString(),
                "openedTo",
                request.filter().to().toString()));
        all.addAll(List.of(more));
        return request.opportunities(all.toArray(String[]::new));
    }

    private static Row row(Line line, Ui ui) {
        String says = ui.message("report.says.reached", line.name(), line.reached());
        return new Row(
                line.name(),
                List.of(new Part("step", line.reached(), says, line.href())),
                line.percent() == null
                        ? ui.formats().number(line.reached())
                        : ui.message("report.reachedPercent", line.reached(), line.percent()));
    }

    private static List<Column<Line>> columns(Ui ui) {
        return List.of(
                Column.of("step", Kind.TEXT, Line::name).called(ui.message("report.funnel.step")),
                Column.of("reached", Kind.NUMBER, Line::reached).called(ui.message("report.funnel.reached")),
                Column.of("percent", Kind.NUMBER, Line::percent).called(ui.message("report.funnel.ofOpened")),
                Column.of("onward", Kind.NUMBER, Line::onward).called(ui.message("report.funnel.onward")),
                Column.of("days", Kind.NUMBER, Line::days).called(ui.message("report.funnel.days")));
    }
}
