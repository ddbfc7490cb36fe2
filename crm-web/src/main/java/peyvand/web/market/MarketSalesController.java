package peyvand.web.market;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import peyvand.analytical.report.OutcomeReports;
import peyvand.analytical.report.ReportFilter;
import peyvand.domain.IndicatorId;
import peyvand.domain.Months;
import peyvand.domain.Viewer;
import peyvand.operational.market.Indicator;
import peyvand.operational.market.IndicatorQueries;
import peyvand.operational.market.IndicatorValues;
import peyvand.operational.market.SeriesPoint;
import peyvand.web.i18n.Ui;

/** What the company won in the months of an indicator, to be seen beneath it: fetched once the page of the indicator is there. */
@Controller
class MarketSalesController {

    private final IndicatorQueries indicators;
    private final OutcomeReports reports;

    MarketSalesController(IndicatorQueries indicators, OutcomeReports reports) {
        this.indicators = indicators;
        this.reports = reports;
    }

    /** @param until the last month to be shown; without it the latest the indicator has */
    @GetMapping("/market/{id}/sales")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable IndicatorId id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until,
            HttpServletRequest http,
            Model model) {
        if (until != null && !IndicatorValues.hasMonth(until)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Indicator indicator = indicators.indicator(viewer, id);
        List<SeriesPoint> months =
                indicators.series(viewer, indicator, until, MarketPage.MONTHS).points();
        model.addAttribute("label", indicator.label().in(ui.getLanguage()));
        model.addAttribute("path", "/market/" + id);
        if (!months.isEmpty()) {
            LocalDate first = months.get(months.size() - 1).month();
            LocalDate last =
                    Months.plus(months.get(0).month(), 1, indicator.jalali()).minusDays(1);
            model.addAttribute("report", "/reports/outcomes?reportFrom=" + first + "&reportTo=" + last);
            model.addAttribute(
                    "chart",
                    SeriesChart.of(
                            ui.message("market.sales"),
                            won(viewer, ReportFilter.of(first, last), indicator.jalali()),
                            MonthNames.of(indicator, ui.formats()),
                            ui));
        }
        return http.getHeader("HX-Request") == null ? "market/sales" : "market/sales :: card";
    }

    private List<SeriesPoint> won(Viewer viewer, ReportFilter time, boolean jalali) {
        Map<LocalDate, BigDecimal> amounts = new HashMap<>();
        reports.byTime(viewer, time, day -> Months.first(day, jalali))
                .forEach(month -> amounts.put(LocalDate.parse(String.valueOf(month.key())), month.wonAmount()));
        List<SeriesPoint> points = new ArrayList<>();
        for (LocalDate month = time.from(); !month.isAfter(time.to()); month = Months.plus(month, 1, jalali)) {
            points.add(new SeriesPoint(month, amounts.getOrDefault(month, BigDecimal.ZERO), null, null));
        }
        return points;
    }
}
