package peyvand.web.lead;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.LeadId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.LeadDetails;
import peyvand.operational.lead.LeadQueries;
import peyvand.operational.lead.Leads;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

@Controller
@RequestMapping("/leads")
class LeadController implements EditRoutes<LeadId> {

    private static final String LIST = "/leads";

    private final Leads leads;
    private final LeadQueries queries;
    private final LeadFields fields;
    private final LeadPage page;
    private final LeadList list;
    private final Lists lists;
    private final Submissions submissions;

    LeadController(
            Leads leads,
            LeadQueries queries,
            LeadFields fields,
            LeadPage page,
            LeadList list,
            Lists lists,
            Submissions submissions) {
        this.leads = leads;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
        this.list = list;
        this.lists = lists;
        this.submissions = submissions;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "lead/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable LeadId id, Model model) {
        return page.show(viewer, ui, id, model);
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        return form(Form.empty(fields.all(), ui.formats()).with("owner", viewer.staff()), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(fields.all(), ui.formats(), http.getParameterMap());
        LeadData data = form.hasProblems() ? null : fields.data(form, null, viewer);
        if (data != null) {
            try {
                String location = submissions.once(viewer, form.key(), () -> "/leads/" + leads.create(viewer, data));
                after.addFlashAttribute("notice", ui.message("lead.created"));
                return "redirect:" + seen(viewer, LeadId.valueOf(location.substring(location.lastIndexOf('/') + 1)));
            } catch (RuleViolation violation) {
                form.reject(LeadFields.blamed(violation), violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(form, model);
    }

    @GetMapping("/{id}/fields/{name}")
    String editField(Viewer viewer, Ui ui, @PathVariable LeadId id, @PathVariable String name, Model model) {
        return editing(viewer, ui, id).field(name, model);
    }

    @PostMapping("/{id}/fields/{name}")
    @Nullable
    String saveField(
            Viewer viewer,
            Ui ui,
            @PathVariable LeadId id,
            @PathVariable String name,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Editing editing = editing(viewer, ui, id);
        try {
            return editing.submitField(name, http, response, model);
        } catch (NotFound givenAway) {
            if (http.getHeader("HX-Request") == null || queries.shows(viewer, id)) {
                throw givenAway;
            }
            response.setHeader("HX-Redirect", LIST);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, LeadId id) {
        LeadDetails now = queries.details(viewer, id);
        return new Editing(
                "/leads/" + id,
                () -> seen(viewer, id),
                ui.message("lead.edit", now.number()),
                () -> fields.form(queries.details(viewer, id), ui.formats()),
                form -> {
                    LeadData data = fields.data(form, now, viewer);
                    if (data != null) {
                        leads.edit(viewer, id, form.version(), data);
                    }
                },
                () -> LeadView.record(queries.details(viewer, id), ui),
                LeadFields::blamed);
    }

    /** The lead's page, or the list for whoever has given it to somebody whose leads they do not see. */
    private String seen(Viewer viewer, LeadId id) {
        return queries.shows(viewer, id) ? "/leads/" + id : LIST;
    }

    private String form(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("first", fields.first().stream().map(Field::name).toList());
        model.addAttribute("further", fields.further().stream().map(Field::name).toList());
        model.addAttribute(
                "open",
                fields.further().stream()
                        .anyMatch(field -> !form.value(field.name()).isEmpty() || form.problem(field.name()) != null));
        return "lead/new";
    }
}
