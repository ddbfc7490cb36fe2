package peyvand.web.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.report.Group;
import peyvand.analytical.report.Outcome;
import peyvand.analytical.report.OutcomeReports;
import peyvand.analytical.report.Rivalry;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.competitor.CompetitorChoice;
import peyvand.operational.competitor.CompetitorQueries;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/** The lines of what was won and lost, with the names of what they are about and the records behind them. */
@Component
class OutcomeLines {

    private static final int PRODUCTS = 50;

    private final OutcomeReports reports;
    private final StaffQueries staff;
    private final PipelineQueries pipelines;
    private final CompetitorQueries competitors;
    private final ProductQueries products;

    OutcomeLines(
            OutcomeReports reports,
            StaffQueries staff,
            PipelineQueries pipelines,
            CompetitorQueries competitors,
            ProductQueries products) {
        this.reports = reports;
        this.staff = staff;
        this.pipelines = pipelines;
        this.competitors = competitors;
        this.products = products;
    }

    List<OutcomeLine> of(Viewer viewer, ReportRequest request, OutcomeGroup group, Ui ui) {
        return switch (group) {
            case MONTH -> byTime(viewer, request, Length.MONTH, ui);
            case QUARTER -> byTime(viewer, request, Length.QUARTER, ui);
            case OWNER ->
                named(
                        viewer,
                        request,
                        Group.OWNER,
                        "owner",
                        known(staff.choices(), one -> one.id(), one -> one.name()),
                        ui);
            case REASON ->
                named(
                        viewer,
                        request,
                        Group.REASON,
                        "lossReason",
                        known(
                                pipelines.lossReasons(),
                                one -> one.id(),
                                one -> one.label().in(ui.getLanguage())),
                        ui);
            case SOURCE -> bySource(viewer, request, ui);
            case COMPETITOR -> byCompetitor(viewer, request, ui);
            case PRODUCT -> byProduct(viewer, request, ui);
        };
    }

    private List<OutcomeLine> byTime(Viewer viewer, ReportRequest request, Length length, Ui ui) {
        boolean jalali = ui.isJalali();
        return reports
                .byTime(
                        viewer,
                        request.filter(),
                        day -> Period.of(day, length, jalali).first())
                .stream()
                .map(outcome -> {
                    Period period = Period.of(LocalDate.parse(key(outcome)), length, jalali);
                    String[] days = {
                        "closedFrom",
                        later(period.first(), request.filter().from()).toString(),
                        "closedTo",
                        earlier(period.last(), request.filter().to()).toString()
                    };
                    return OutcomeLine.of(
                            PeriodNames.full(period, ui),
                            null,
                            outcome,
                            request.decided("WON", days),
                            request.decided("LOST", days));
                })
                .toList();
    }

    private List<OutcomeLine> named(
            Viewer viewer, ReportRequest request, Group group, String filter, Map<String, String> names, Ui ui) {
        return reports.by(viewer, request.filter(), group).stream()
                .map(outcome -> {
                    String name = outcome.key() == null ? null : names.get(outcome.key());
                    return OutcomeLine.of(
                            name != null ? name : ui.message(outcome.key() == null ? "report.none" : "report.gone"),
                            null,
                            outcome,
                            name == null ? null : request.decided("WON", filter, key(outcome)),
                            name == null ? null : request.decided("LOST", filter, key(outcome)));
                })
                .toList();
    }

    private List<OutcomeLine> bySource(Viewer viewer, ReportRequest request, Ui ui) {
        return reports.by(viewer, request.filter(), Group.SOURCE).stream()
                .map(outcome -> OutcomeLine.of(
                        outcome.key() == null ? ui.message("report.none") : key(outcome),
                        null,
                        outcome,
                        outcome.key() == null ? null : request.decided("WON", "source", key(outcome)),
                        outcome.key() == null ? null : request.decided("LOST", "source", key(outcome))))
                .toList();
    }

    private List<OutcomeLine> byCompetitor(Viewer viewer, ReportRequest request, Ui ui) {
        Map<String, String> names = known(competitors.choices(), CompetitorChoice::id, CompetitorChoice::name);
        return reports.rivals(viewer, request.filter()).stream()
                .map(rivalry -> line(rivalry, names.get(rivalry.competitor().toString()), request, ui))
                .toList();
    }

    private static OutcomeLine line(Rivalry rivalry, @Nullable String name, ReportRequest request, Ui ui) {
        String id = rivalry.competitor().toString();
        return new OutcomeLine(
                name == null ? ui.message("report.gone") : name,
                "/competitors/" + id,
                rivalry.won(),
                rivalry.wonAmount(),
                rivalry.lostTo(),
                rivalry.lostToAmount(),
                name == null ? null : request.decided("WON", "competitor", id),
                name == null ? null : request.decided("LOST", "lostTo", id),
                rivalry.lostOtherwise());
    }

    private List<OutcomeLine> byProduct(Viewer viewer, ReportRequest request, Ui ui) {
        return reports.by(viewer, request.filter(), Group.PRODUCT).stream()
                .limit(PRODUCTS)
                .map(outcome -> OutcomeLine.of(
                        product(viewer, key(outcome), ui), "/products/" + key(outcome), outcome, null, null))
                .toList();
    }

    private String product(Viewer viewer, String id, Ui ui) {
        try {
            return products.details(viewer, ProductId.valueOf(id)).data().name();
        } catch (NotFound gone) {
            return ui.message("report.gone");
        }
    }

    private static <T> Map<String, String> known(List<T> all, Function<T, Object> id, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(one -> id.apply(one).toString(), name));
    }

    private static String key(Outcome outcome) {
        return Objects.requireNonNull(outcome.key());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
