package peyvand.web.field;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomChoice;
import peyvand.operational.field.CustomChoices;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The choices of a custom field. */
@Controller
@RequestMapping("/fields/{id}/choices")
class CustomChoiceController {

    private final CustomChoices choices;
    private final CustomFieldQueries queries;
    private final Submissions submissions;

    CustomChoiceController(CustomChoices choices, CustomFieldQueries queries, Submissions submissions) {
        this.choices = choices;
        this.queries = queries;
        this.submissions = submissions;
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomFieldId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Form form = CustomFieldForm.readChoice(ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                return "redirect:"
                        + submissions.once(viewer, form.key(), () -> {
                            choices.add(viewer, id, CustomFieldForm.label(form));
                            return "/fields/" + id;
                        });
            } catch (RuleViolation violation) {
                form.reject("fieldEnglish", violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return CustomFieldPage.show(queries.field(id), form, ui, model);
    }

    @GetMapping("/{choice}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable CustomFieldId id, @PathVariable long choice, Model model) {
        return editing(viewer, ui, id, choice).page(model);
    }

    @PostMapping("/{choice}/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomFieldId id,
            @PathVariable long choice,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id, choice).submit(ui, http, response, model, after);
    }

    @PostMapping("/{choice}/place")
    String move(
            Viewer viewer, @PathVariable CustomFieldId id, @PathVariable long choice, @RequestParam boolean earlier) {
        choices.move(viewer, id, choice, earlier);
        return "redirect:/fields/" + id;
    }

    @PostMapping("/{choice}/retirement")
    String retire(
            Viewer viewer, @PathVariable CustomFieldId id, @PathVariable long choice, @RequestParam boolean retired) {
        if (retired) {
            choices.retire(viewer, id, choice);
        } else {
            choices.bringBack(viewer, id, choice);
        }
        return "redirect:/fields/" + id;
    }

    private Editing editing(Viewer viewer, Ui ui, CustomFieldId id, long choice) {
        return Editing.onForm(
                "/fields/" + id + "/choices/" + choice,
                () -> "/fields/" + id,
                ui.message("custom.choice.edit"),
                () -> CustomFieldForm.choiceForm(choice(id, choice), ui.formats()),
                form -> choices.rename(viewer, id, choice, form.version(), CustomFieldForm.label(form)),
                CustomFieldForm::blamed);
    }

    private CustomChoice choice(CustomFieldId id, long choice) {
        return queries.field(id).choice(choice).orElseThrow(() -> new NotFound(choice));
    }
}
