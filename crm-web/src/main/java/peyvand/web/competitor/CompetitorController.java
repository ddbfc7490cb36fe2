package peyvand.web.competitor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.report.OutcomeReports;
import peyvand.domain.CompetitorId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.competitor.CompetitorDetails;
import peyvand.operational.competitor.CompetitorQueries;
import peyvand.operational.competitor.Competitors;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.Editing;
import peyvand.web.form.FieldRoutes;
import peyvand.web.form.Form;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;
import peyvand.web.security.RecordHistory;

@Controller
@RequestMapping("/competitors")
class CompetitorController implements FieldRoutes<CompetitorId> {

    private final Competitors competitors;
    private final CompetitorQueries queries;
    private final OutcomeReports reports;
    private final RecordHistory history;
    private final CompetitorList list;
    private final Lists lists;
    private final Submissions submissions;

    CompetitorController(
            Competitors competitors,
            CompetitorQueries queries,
            OutcomeReports reports,
            RecordHistory history,
            CompetitorList list,
            Lists lists,
            Submissions submissions) {
        this.competitors = competitors;
        this.queries = queries;
        this.reports = reports;
        this.history = history;
        this.list = list;
        this.lists = lists;
        this.submissions = submissions;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "competitor/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable CompetitorId id, Model model) {
        CompetitorDetails competitor = queries.details(viewer, id);
        RecordView record = CompetitorFields.view(competitor, ui);
        model.addAttribute("record", record);
        model.addAttribute("about", record.facts().subList(0, CompetitorFields.ABOUT));
        model.addAttribute(
                "known",
                record.facts().subList(CompetitorFields.ABOUT, record.facts().size()));
        model.addAttribute("archived", competitor.archived());
        model.addAttribute(
                "rivalry",
                reports.rival(viewer, id)
                        .map(rivalry -> RivalryView.of(rivalry, !competitor.archived(), ui))
                        .orElse(null));
        model.addAttribute(
                "seen", ui.message(viewer.orders().everything() ? "report.seen.everything" : "report.seen.own"));
        model.addAttribute("history", history.of(RecordKind.COMPETITOR, id.value(), ui));
        return "competitor/page";
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        return composing(viewer, ui).page(CompetitorFields.empty(ui.formats()), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = CompetitorFields.read(ui.formats(), http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/archive")
    String archive(Viewer viewer, @PathVariable CompetitorId id, @RequestParam boolean archived) {
        if (archived) {
            competitors.archive(viewer, id);
        } else {
            competitors.restore(viewer, id);
        }
        return "redirect:/competitors/" + id;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, CompetitorId id) {
        queries.details(viewer, id);
        return new Editing(
                "/competitors/" + id,
                ui.message("competitor.edit"),
                () -> CompetitorFields.form(queries.details(viewer, id), ui.formats()),
                form -> competitors.edit(viewer, id, form.version(), CompetitorFields.data(form)),
                () -> CompetitorFields.view(queries.details(viewer, id), ui),
                CompetitorFields::blamed);
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                "/competitors",
                ui.message("competitor.new"),
                form -> () -> "/competitors/" + competitors.create(viewer, CompetitorFields.data(form)),
                CompetitorFields::blamed);
    }
}
