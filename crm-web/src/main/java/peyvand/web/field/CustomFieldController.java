package peyvand.web.field;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CustomFieldId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.field.CustomFields;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The custom fields of all kinds of record, which the administrator keeps. */
@Controller
@RequestMapping("/fields")
class CustomFieldController implements EditRoutes<CustomFieldId> {

    private final CustomFields fields;
    private final CustomFieldQueries queries;
    private final Submissions submissions;

    CustomFieldController(CustomFields fields, CustomFieldQueries queries, Submissions submissions) {
        this.fields = fields;
        this.queries = queries;
        this.submissions = submissions;
    }

    /** The fields of one kind of record. */
    record Section(RecordKind of, List<CustomFieldPage> fields) {}

    @GetMapping
    String list(Ui ui, Model model) {
        model.addAttribute(
                "sections",
                CustomFields.KINDS.stream()
                        .map(kind -> new Section(kind, CustomFieldPage.all(queries.of(kind), ui)))
                        .toList());
        return "field/list";
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, @RequestParam(defaultValue = "CUSTOMER") RecordKind of, Model model) {
        if (!CustomFields.KINDS.contains(of)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return composing(viewer, ui).page(CustomFieldForm.empty(of, ui.formats()), model);
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = CustomFieldForm.read(ui.formats(), http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    private CustomFieldId add(Viewer viewer, Ui ui, Form form) {
        return fields.add(
                viewer,
                CustomFieldForm.of(form),
                CustomFieldForm.kind(form),
                CustomFieldForm.data(form),
                CustomFieldForm.choices(form, ui.getLanguage()));
    }

    @GetMapping("/{id}")
    String show(Ui ui, @PathVariable CustomFieldId id, Model model) {
        return CustomFieldPage.show(queries.field(id), CustomFieldForm.emptyChoice(ui.formats()), ui, model);
    }

    @PostMapping("/{id}/place")
    String move(Viewer viewer, @PathVariable CustomFieldId id, @RequestParam boolean earlier) {
        fields.move(viewer, id, earlier);
        return "redirect:/fields";
    }

    @PostMapping("/{id}/retirement")
    String retire(Viewer viewer, @PathVariable CustomFieldId id, @RequestParam boolean retired) {
        if (retired) {
            fields.retire(viewer, id);
        } else {
            fields.bringBack(viewer, id);
        }
        return "redirect:/fields/" + id;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, CustomFieldId id) {
        return Editing.onForm(
                "/fields/" + id,
                () -> "/fields/" + id,
                ui.message("custom.edit"),
                () -> CustomFieldForm.form(queries.field(id), ui.formats()),
                form -> fields.edit(viewer, id, form.version(), CustomFieldForm.data(form)),
                CustomFieldForm::blamed);
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                "/fields",
                ui.message("custom.new"),
                form -> () -> "/fields/" + add(viewer, ui, form),
                CustomFieldForm::blamed);
    }
}
