package peyvand.web.report;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import peyvand.analytical.report.ReportFilter;
import peyvand.domain.PipelineId;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What every report can be asked for: a time, a pipeline, and whose. */
@Component
class ReportForm {

    private static final ReportPeriod USUAL = ReportPeriod.TWELVE_MONTHS;
    static final String FROM = "reportFrom";
    static final String TO = "reportTo";
    private static final String PIPELINE = "pipeline";
    private static final String OWNER = "owner";
    private static final String TEAM = "team";
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final PipelineQueries pipelines;
    private final StaffQueries staff;
    private final Clock clock;

    ReportForm(PipelineQueries pipelines, StaffQueries staff, Clock clock) {
        this.pipelines = pipelines;
        this.staff = staff;
        this.clock = clock;
    }

    /** Days that cannot be read are shown with their problem, and the usual time is told. */
    ReportRequest read(Viewer viewer, Ui ui, HttpServletRequest http) {
        Form form = Form.read(fields(viewer, ui), ui.formats(), http.getParameterMap());
        if (form.problems().keySet().stream().anyMatch(name -> form.field(name).type() == FieldType.CHOICE)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        ReportFilter time = time(form, ui);
        return new ReportRequest(
                form,
                new ReportFilter(
                        time.from(),
                        time.to(),
                        pipeline(form),
                        form.text(OWNER) == null ? null : StaffId.valueOf(form.required(OWNER)),
                        form.text(TEAM) == null ? null : TeamId.valueOf(form.required(TEAM))));
    }

    /** Of a report that is not about opportunities: only the time can be chosen. */
    ReportRequest readTime(Ui ui, HttpServletRequest http) {
        Form form = Form.read(List.of(Field.date(FROM), Field.date(TO)), ui.formats(), http.getParameterMap());
        return new ReportRequest(form, time(form, ui));
    }

    private ReportFilter time(Form form, Ui ui) {
        boolean jalali = ui.formats().jalali();
        LocalDate today = today(ui);
        LocalDate from = day(form, FROM);
        LocalDate to = day(form, TO);
        LocalDate first = from != null ? from : USUAL.first(today, jalali);
        LocalDate last = to != null ? to : USUAL.last(today, jalali);
        if (!form.hasProblems()) {
            form.with(FROM, first).with(TO, last);
        }
        return first.isAfter(last) ? ReportFilter.of(last, first) : ReportFilter.of(first, last);
    }

    /** A time to choose. */
    record PeriodView(String label, String href, boolean current) {}

    private List<PeriodView> periods(Ui ui, ReportRequest request, String path, Map<String, String> kept) {
        LocalDate today = today(ui);
        boolean jalali = ui.isJalali();
        return Arrays.stream(ReportPeriod.values())
                .map(period -> {
                    LocalDate first = period.first(today, jalali);
                    LocalDate last = period.last(today, jalali);
                    return new PeriodView(
                            ui.message("report.period." + period),
                            request.of(first, last).link(path, kept),
                            first.equals(request.filter().from())
                                    && last.equals(request.filter().to()));
                })
                .toList();
    }

    /**
     * What every report's page shows: what was asked, of when and of whom it tells.
     *
     * @param kept what else its address says
     */
    void show(Viewer viewer, Ui ui, ReportRequest request, String path, Map<String, String> kept, Model model) {
        model.addAttribute("form", request.form());
        model.addAttribute("path", path);
        model.addAttribute("kept", kept);
        model.addAttribute("periods", periods(ui, request, path, kept));
        model.addAttribute("csv", request.link(path + "/export.csv", kept));
        model.addAttribute("xlsx", request.link(path + "/export.xlsx", kept));
        model.addAttribute(
                "window",
                ui.message(
                        "report.window",
                        ui.formats().date(request.filter().from()),
                        ui.formats().date(request.filter().to()),
                        ui.formats().dateTime(clock.instant())));
        model.addAttribute(
                "seen", ui.message(viewer.orders().everything() ? "report.seen.everything" : "report.seen.own"));
    }

    LocalDate today(Ui ui) {
        return clock.instant().atZone(ui.formats().zone()).toLocalDate();
    }

    private List<Field> fields(Viewer viewer, Ui ui) {
        return List.of(
                Field.date(FROM),
                Field.date(TO),
                Field.choice(
                        PIPELINE,
                        pipelines.all().stream()
                                .map(one -> new Choice(
                                        one.id().toString(), one.label().in(ui.getLanguage())))
                                .toList()),
                Field.choice(
                        OWNER,
                        staff.choices().stream()
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList()),
                Field.choice(
                        TEAM,
                        staff.teams().stream()
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList()));
    }

    private static @Nullable PipelineId pipeline(Form form) {
        String pipeline = form.text(PIPELINE);
        return pipeline == null ? null : PipelineId.valueOf(pipeline);
    }

    private static @Nullable LocalDate day(Form form, String name) {
        LocalDate day = form.dateOrNull(name);
        return day == null || day.isBefore(EARLIEST) || day.isAfter(LATEST) ? null : day;
    }
}
