package peyvand.web.report;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.analytical.report.OutcomeReports;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;

/** What was won and lost, and why. */
@Controller
@RequestMapping("/reports/outcomes")
class OutcomeController {

    private static final String PATH = "/reports/outcomes";
    private static final String BY = "by";
    private static final int BARS = 25;

    private final OutcomeReports reports;
    private final OutcomeLines lines;
    private final ReportForm forms;

    OutcomeController(OutcomeReports reports, OutcomeLines lines, ReportForm forms) {
        this.reports = reports;
        this.lines = lines;
        this.forms = forms;
    }

    record LineView(
            String name,
            @Nullable String href,
            String won,
            String wonAmount,
            String lost,
            String lostAmount,
            @Nullable String wonHref,
            @Nullable String lostHref,
            @Nullable String lostOtherwise,
            String rate,
            String interval) {}

    @GetMapping
    String show(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "MONTH") OutcomeGroup by,
            HttpServletRequest http,
            Model model) {
        ReportRequest request = forms.read(viewer, ui, http);
        List<OutcomeLine> found = lines.of(viewer, request, by, ui);
        forms.show(viewer, ui, request, PATH, Map.of(BY, by.name()), model);
        model.addAttribute(BY, by);
        model.addAttribute("tabs", ReportTab.of(by, "report.by.", request, PATH, BY, ui));
        OutcomeLine total = OutcomeLine.of(
                ui.message("report.total"),
                null,
                reports.total(viewer, request.filter()),
                request.decided("WON"),
                request.decided("LOST"));
        model.addAttribute("total", view(total, ui));
        model.addAttribute("lines", found.stream().map(line -> view(line, ui)).toList());
        model.addAttribute("chart", found.isEmpty() ? null : chart(found, by, ui));
        return "report/outcomes";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "MONTH") OutcomeGroup by,
            HttpServletRequest http,
            Export export)
            throws IOException {
        List<OutcomeLine> found = lines.of(viewer, forms.read(viewer, ui, http), by, ui);
        export.write(RecordKind.OPPORTUNITY, "won-and-lost", OutcomeLine.columns(by, ui), found::forEach);
    }

    private static BarChart chart(List<OutcomeLine> found, OutcomeGroup by, Ui ui) {
        return BarChart.of(
                ui.message("report.outcomes.picture", ui.message("report.by." + by)),
                found.stream().limit(BARS).map(line -> row(line, ui)).toList(),
                ui);
    }

    private static Row row(OutcomeLine line, Ui ui) {
        return new Row(
                line.name(),
                List.of(
                        new Part(
                                "won",
                                line.won(),
                                ui.message("report.says.won", line.name(), line.won()),
                                line.wonHref()),
                        new Part(
                                "lost",
                                line.lost(),
                                ui.message("report.says.lost", line.name(), line.lost()),
                                line.lostHref())),
                ui.message("report.wonOf", line.won(), line.won() + line.lost()));
    }

    private static LineView view(OutcomeLine line, Ui ui) {
        boolean any = line.won() + line.lost() > 0;
        return new LineView(
                line.name(),
                line.href(),
                ui.formats().number(line.won()),
                ui.formats().money(line.wonAmount(), ui.baseCurrency()),
                ui.formats().number(line.lost()),
                ui.formats().money(line.lostAmount(), ui.baseCurrency()),
                line.wonHref(),
                line.lostHref(),
                line.lostOtherwise() == null ? null : ui.formats().number(line.lostOtherwise()),
                any
                        ? ui.message(
                                "opportunity.percent",
                                OutcomeLine.percent(line.rate().share()))
                        : "",
                any
                        ? ui.message(
                                "report.interval",
                                OutcomeLine.percent(line.rate().low()),
                                OutcomeLine.percent(line.rate().high()))
                        : "");
    }
}
