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
import peyvand.analytical.report.Selling;
import peyvand.analytical.report.SellingOrder;
import peyvand.analytical.report.SellingReports;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.Export;

/** Which products sell best and worst. */
@Controller
@RequestMapping("/reports/products")
class SellingController {

    private static final String PATH = "/reports/products";
    private static final String FIRST = "first";
    private static final int BARS = 20;

    private final SellingReports reports;
    private final ReportForm forms;

    SellingController(SellingReports reports, ReportForm forms) {
        this.reports = reports;
        this.forms = forms;
    }

    record LineView(
            String name,
            String href,
            String amount,
            String change,
            String sold,
            String customers,
            String returned,
            String returnedPercent) {}

    @GetMapping
    String show(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "MOST") SellingOrder first,
            HttpServletRequest http,
            Model model) {
        ReportRequest request = forms.readTime(ui, http);
        List<Selling> found = found(viewer, request, first);
        forms.show(viewer, ui, request, PATH, Map.of(FIRST, first.name()), model);
        model.addAttribute("tabs", ReportTab.of(first, "report.selling.first.", request, PATH, FIRST, ui));
        model.addAttribute("lines", found.stream().map(line -> view(line, ui)).toList());
        model.addAttribute("chart", found.isEmpty() ? null : chart(found, first, ui));
        return "report/products";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "MOST") SellingOrder first,
            HttpServletRequest http,
            Export export)
            throws IOException {
        List<Selling> found = found(viewer, forms.readTime(ui, http), first);
        export.write(RecordKind.PRODUCT, "products", columns(ui), found::forEach);
    }

    private List<Selling> found(Viewer viewer, ReportRequest request, SellingOrder first) {
        return reports.of(viewer, request.filter().from(), request.filter().to(), first);
    }

    private static BarChart chart(List<Selling> found, SellingOrder first, Ui ui) {
        return BarChart.of(
                ui.message("report.selling.picture", ui.message("report.selling.first." + first)),
                found.stream().limit(BARS).map(line -> row(line, first, ui)).toList(),
                ui);
    }

    private static Row row(Selling line, SellingOrder first, Ui ui) {
        boolean fall = first == SellingOrder.FALLING;
        boolean back = first == SellingOrder.RETURNED;
        double length = back
                ? line.returned().doubleValue()
                : fall ? -line.change().doubleValue() : line.amount().doubleValue();
        String figure = back
                ? ui.formats().number(line.returned())
                : ui.formats().money(fall ? line.change() : line.amount(), ui.baseCurrency());
        return new Row(
                line.name(),
                List.of(new Part(
                        fall || back ? "lost" : "won",
                        Math.max(0, length),
                        ui.message("report.selling.says", line.name(), figure),
                        href(line))),
                figure);
    }

    private static LineView view(Selling line, Ui ui) {
        Long percent = percent(line);
        return new LineView(
                line.name(),
                href(line),
                ui.formats().money(line.amount(), ui.baseCurrency()),
                ui.formats().money(line.change(), ui.baseCurrency()),
                ui.formats().number(line.sold()),
                ui.formats().number(line.customers()),
                ui.formats().number(line.returned()),
                percent == null ? "" : ui.message("opportunity.percent", percent));
    }

    private static @Nullable Long percent(Selling line) {
        Double percent = line.returnedPercent();
        return percent == null ? null : Math.round(percent);
    }

    private static String href(Selling line) {
        return "/products/" + line.product();
    }

    private static List<Column<Selling>> columns(Ui ui) {
        return List.of(
                Column.of("product", Kind.TEXT, Selling::name).called(ui.message("field.product")),
                Column.of("amount", Kind.NUMBER, Selling::amount).called(ui.message("report.selling.amount")),
                Column.of("change", Kind.NUMBER, Selling::change).called(ui.message("report.selling.change")),
                Column.of("sold", Kind.NUMBER, Selling::sold).called(ui.message("report.selling.sold")),
                Column.of("customers", Kind.NUMBER, Selling::customers).called(ui.message("report.selling.customers")),
                Column.of("returned", Kind.NUMBER, Selling::returned).called(ui.message("report.selling.returned")));
    }
}
