package peyvand.web.pivot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.ViewId;
import peyvand.domain.Viewer;
import peyvand.operational.submission.Submissions;
import peyvand.operational.view.SavedView;
import peyvand.operational.view.SavedViews;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Parameter;

/** Keeps questions under names: makes, renames, shares, changes and removes them. */
@Controller
@RequestMapping("/pivot/saved")
class SavedQuestionController {

    private static final String NAME = "viewName";
    private static final String SHARED = "viewShared";
    private static final String PATH = PivotRequest.PATH + "/saved";

    private final SavedViews views;
    private final SavedQuestions questions;
    private final PivotForm forms;
    private final Submissions submissions;

    SavedQuestionController(SavedViews views, SavedQuestions questions, PivotForm forms, Submissions submissions) {
        this.views = views;
        this.questions = questions;
        this.forms = forms;
        this.submissions = submissions;
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        PivotRequest request = forms.read(viewer, ui, http).valid();
        Form form = Form.read(fields(ui), ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                String location = submissions.once(
                        viewer,
                        form.key(),
                        () -> href(views.create(
                                viewer,
                                SavedQuestions.LIST,
                                form.required(NAME),
                                form.text(SHARED) != null,
                                SavedQuestions.kept(request))));
                after.addFlashAttribute("notice", ui.message("pivot.saved.made"));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject(NAME, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(ui, form, "pivot.save", PATH, request.link(PivotRequest.PATH), request.parameters(), model);
    }

    @GetMapping("/{id}")
    String edit(Viewer viewer, Ui ui, @PathVariable ViewId id, Model model) {
        SavedView view = questions.open(viewer, id);
        Form form = Form.empty(fields(ui), ui.formats())
                .version(view.version())
                .with(NAME, view.name())
                .with(SHARED, view.shared() ? "true" : null);
        return page(ui, form, "pivot.saved.edit", PATH + "/" + id, PivotRequest.PATH, List.of(), model);
    }

    @PostMapping("/{id}")
    String settle(
            Viewer viewer,
            Ui ui,
            @PathVariable ViewId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        questions.open(viewer, id);
        Form form = Form.read(fields(ui), ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                views.settle(
                        viewer,
                        SavedQuestions.LIST,
                        id,
                        form.version(),
                        form.required(NAME),
                        form.text(SHARED) != null);
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:" + PivotRequest.PATH;
            } catch (RuleViolation violation) {
                form.reject(NAME, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(ui, form, "pivot.saved.edit", PATH + "/" + id, PivotRequest.PATH, List.of(), model);
    }

    /** Has it ask what is asked now. */
    @PostMapping("/{id}/content")
    String change(
            Viewer viewer,
            Ui ui,
            @PathVariable ViewId id,
            @RequestParam int version,
            HttpServletRequest http,
            RedirectAttributes after) {
        questions.open(viewer, id);
        PivotRequest request = forms.read(viewer, ui, http).valid();
        views.change(viewer, SavedQuestions.LIST, id, version, SavedQuestions.kept(request));
        after.addFlashAttribute("notice", ui.message("form.saved"));
        return "redirect:" + href(id);
    }

    @PostMapping("/{id}/removal")
    String remove(Viewer viewer, Ui ui, @PathVariable ViewId id, RedirectAttributes after) {
        views.remove(viewer, SavedQuestions.LIST, id);
        after.addFlashAttribute("notice", ui.message("pivot.saved.removed"));
        return "redirect:" + PivotRequest.PATH;
    }

    private static String href(ViewId id) {
        return PivotRequest.PATH + "?" + PivotRequest.SAVED + "=" + id;
    }

    static List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.text(NAME, SavedViews.LONGEST_NAME).asRequired().called(ui.message("pivot.saved.name"), null)));
        if (ui.may("BULK")) {
            fields.add(Field.choice(SHARED, List.of(new Choice("true", null))));
        }
        return fields;
    }

    private static String page(
            Ui ui, Form form, String title, String action, String back, List<Parameter> state, Model model) {
        model.addAttribute("title", ui.message(title));
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        model.addAttribute("back", back);
        model.addAttribute("state", state);
        return "list/view";
    }
}
