package peyvand.web.performance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.forecast.SalesForce;
import peyvand.analytical.forecast.SalesForceQueries;
import peyvand.analytical.performance.Performance;
import peyvand.analytical.performance.Performances;
import peyvand.analytical.performance.Place;
import peyvand.analytical.report.Funnel;
import peyvand.analytical.report.FunnelReports;
import peyvand.analytical.report.ReportFilter;
import peyvand.analytical.statistic.Proportion;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.RecordKind;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.StaffName;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.forecast.OpportunityLinks;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;

/** What those who sell have won, lost and done: of a team, and of one of them. */
@Controller
@RequestMapping("/performance")
class PerformanceController {

    private static final String PATH = "/performance";
    private static final int HUNDRED = 100;

    private final Performances performances;
    private final SalesForceQueries forces;
    private final FunnelReports funnels;
    private final PipelineQueries pipelines;
    private final StaffQueries staff;
    private final Clock clock;

    PerformanceController(
            Performances performances,
            SalesForceQueries forces,
            FunnelReports funnels,
            PipelineQueries pipelines,
            StaffQueries staff,
            Clock clock) {
        this.performances = performances;
        this.forces = forces;
        this.funnels = funnels;
        this.pipelines = pipelines;
        this.staff = staff;
        this.clock = clock;
    }

    /** @param reached how many of those opened came so far @param share the same as a share, with its interval */
    record StepView(String stage, String reached, String share) {}

    record FunnelView(String pipeline, String opened, List<StepView> steps) {}

    @GetMapping
    String team(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        SalesForce force = forces.of(viewer);
        PerformanceRequest asked = request(viewer, force, ui, http);
        List<Performance> all = performances.of(viewer, force, asked.seller(), asked.period());
        PerformanceView view = view(asked, ui);
        head(viewer, asked, PATH, view, ui, model);
        model.addAttribute("name", name(force, asked.seller(), ui));
        model.addAttribute("lines", view.lines(all));
        model.addAttribute("chart", all.stream().anyMatch(one -> one.decided() > 0) ? RateChart.of(all, ui) : null);
        model.addAttribute("least", ui.formats().number(Place.LEAST));
        model.addAttribute("csv", asked.link("/performance/export.csv"));
        model.addAttribute("xlsx", asked.link("/performance/export.xlsx"));
        model.addAttribute(
                "sellers",
                force.choices().stream()
                        .map(choice -> new Choice(choice.seller().key(), name(force, choice.seller(), ui)))
                        .toList());
        return "performance/team";
    }

    @GetMapping("/{id}")
    String colleague(Viewer viewer, Ui ui, @PathVariable StaffId id, HttpServletRequest http, Model model) {
        SalesForce force = forces.of(viewer);
        Seller seller = Seller.of(id);
        if (!force.shows(seller)) {
            throw new NotFound(id);
        }
        PerformanceRequest asked =
                new PerformanceRequest(seller, request(viewer, force, ui, http).period());
        PerformanceView view = view(asked, ui);
        Performance one = performances.of(viewer, force, id, asked.period());
        String path = PATH + "/" + id;
        head(viewer, asked, path, view, ui, model);
        model.addAttribute("name", one.name());
        model.addAttribute("line", view.line(one, null));
        model.addAttribute("chart", one.decided() > 0 ? RateChart.of(List.of(one), ui) : null);
        model.addAttribute(
                "funnels",
                pipelines.current().stream()
                        .map(pipeline -> funnel(viewer, pipeline, id, asked.period(), ui))
                        .filter(funnel -> funnel != null)
                        .toList());
        return "performance/colleague";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        export.write(RecordKind.STAFF, "performance", PerformanceFile.columns(ui), rows(viewer, ui, http)::forEach);
    }

    private List<Performance> rows(Viewer viewer, Ui ui, HttpServletRequest http) {
        SalesForce force = forces.of(viewer);
        PerformanceRequest asked = request(viewer, force, ui, http);
        return performances.of(viewer, force, asked.seller(), asked.period());
    }

    private PerformanceRequest request(Viewer viewer, SalesForce force, Ui ui, HttpServletRequest http) {
        return PerformanceRequest.read(http.getParameterMap(), force.widest(viewer.staff()), today(ui), ui);
    }

    private void head(Viewer viewer, PerformanceRequest asked, String path, PerformanceView view, Ui ui, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("path", path);
        model.addAttribute("when", PeriodNames.full(asked.period(), ui));
        model.addAttribute("earlier", asked.plus(-1).link(path));
        model.addAttribute("later", asked.plus(1).link(path));
        model.addAttribute("otherCalendar", asked.inOtherCalendar(today(ui)).link(path));
        model.addAttribute("currency", ui.formats().currency(ui.baseCurrency()));
        model.addAttribute(
                "middle",
                performances.medians(viewer, asked.period()).map(view::middle).orElse(null));
    }

    private PerformanceView view(PerformanceRequest asked, Ui ui) {
        OpportunityLinks links = new OpportunityLinks(
                null, today(ui), staff.choices().stream().map(StaffName::id).collect(Collectors.toSet()));
        return new PerformanceView(ui, links, asked.period());
    }

    private @Nullable FunnelView funnel(Viewer viewer, Pipeline pipeline, StaffId id, Period period, Ui ui) {
        Funnel funnel = funnels.of(
                viewer, new ReportFilter(period.first(), period.last(), pipeline.id(), id, null), pipeline.id());
        if (funnel.opened() == 0) {
            return null;
        }
        List<StepView> steps = funnel.steps().stream()
                .map(step -> new StepView(
                        pipeline.stage(step.stage()).label().in(ui.getLanguage()),
                        ui.formats().number(step.reached()),
                        share(step.reached(), funnel.opened(), ui)))
                .collect(Collectors.toList());
        steps.add(new StepView(
                ui.message("performance.won"),
                ui.formats().number(funnel.won()),
                share(funnel.won(), funnel.opened(), ui)));
        return new FunnelView(
                pipeline.label().in(ui.getLanguage()), ui.formats().number(funnel.opened()), steps);
    }

    private static String share(long count, long of, Ui ui) {
        Proportion share = new Proportion(count, of);
        return ui.message(
                "performance.share", percent(share.share(), ui), percent(share.low(), ui), percent(share.high(), ui));
    }

    private static String percent(double share, Ui ui) {
        return ui.message("forecast.percent", ui.formats().number(Math.round(share * HUNDRED)));
    }

    private static String name(SalesForce force, Seller seller, Ui ui) {
        return seller.equals(Seller.COMPANY) ? ui.message("target.company") : force.name(seller);
    }

    private LocalDate today(Ui ui) {
        return clock.instant().atZone(ui.formats().zone()).toLocalDate();
    }
}
