package peyvand.web.reason;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;
import peyvand.operational.reason.Reason;
import peyvand.operational.reason.ReasonKind;
import peyvand.operational.reason.Reasons;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.Editing;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The reasons that can be given, which an administrator names, puts in order and retires. */
@Controller
@RequestMapping(ReasonController.LIST)
class ReasonController {

    static final String LIST = "/reasons";

    private static final List<Field> NAME =
            List.of(Field.text("labelEnglish", Label.LONGEST), Field.text("labelPersian", Label.LONGEST));

    private final Reasons reasons;
    private final Submissions submissions;

    ReasonController(Reasons reasons, Submissions submissions) {
        this.reasons = reasons;
        this.submissions = submissions;
    }

    record ReasonView(String path, String label, @Nullable String other, boolean retired, boolean first) {}

    record KindView(String kind, String path, List<ReasonView> reasons) {}

    @GetMapping
    String list(Ui ui, Model model) {
        model.addAttribute(
                "kinds",
                Arrays.stream(ReasonKind.values())
                        .map(kind -> new KindView(kind.name(), path(kind), views(reasons.all(kind), ui)))
                        .toList());
        return "reason/list";
    }

    @GetMapping("/{kind}/new")
    String compose(Viewer viewer, Ui ui, @PathVariable ReasonKind kind, Model model) {
        return composing(viewer, ui, kind).page(Form.empty(NAME, ui.formats()), model);
    }

    @PostMapping("/{kind}")
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable ReasonKind kind,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(NAME, ui.formats(), http.getParameterMap());
        return composing(viewer, ui, kind).submit(form, submissions, viewer, ui, response, model, after);
    }

    @GetMapping("/{kind}/{id}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable ReasonKind kind, @PathVariable long id, Model model) {
        return editing(viewer, ui, kind, id).page(model);
    }

    @PostMapping("/{kind}/{id}/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable ReasonKind kind,
            @PathVariable long id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, kind, id).submit(ui, http, response, model, after);
    }

    @PostMapping("/{kind}/{id}/retirement")
    String retire(
            Viewer viewer,
            Ui ui,
            @PathVariable ReasonKind kind,
            @PathVariable long id,
            @RequestParam boolean retired,
            HttpServletResponse response,
            Model model) {
        try {
            reasons.retire(viewer, kind, id, retired);
            return "redirect:" + LIST;
        } catch (RuleViolation violation) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", ui.message(violation.key(), violation.args()));
            return list(ui, model);
        }
    }

    /** One place up. */
    @PostMapping("/{kind}/{id}/place")
    String moveUp(Viewer viewer, @PathVariable ReasonKind kind, @PathVariable long id) {
        reasons.moveUp(viewer, kind, id);
        return "redirect:" + LIST;
    }

    private Editing editing(Viewer viewer, Ui ui, ReasonKind kind, long id) {
        return Editing.onForm(
                path(kind) + "/" + id,
                () -> LIST,
                ui.message("reason.edit"),
                () -> form(reasons.reason(kind, id), ui),
                form -> reasons.rename(viewer, kind, id, form.version(), label(form)),
                violation -> "labelEnglish");
    }

    private Composing composing(Viewer viewer, Ui ui, ReasonKind kind) {
        return new Composing(
                path(kind),
                LIST,
                ui.message("reason.new." + kind),
                "form.saved",
                form -> () -> {
                    reasons.add(viewer, kind, label(form));
                    return LIST;
                },
                violation -> "labelEnglish");
    }

    private static Form form(Reason reason, Ui ui) {
        return Form.empty(NAME, ui.formats())
                .version(reason.version())
                .with("labelEnglish", reason.label().english())
                .with("labelPersian", reason.label().persian());
    }

    private static Label label(Form form) {
        return new Label(form.text("labelEnglish"), form.text("labelPersian"));
    }

    private static List<ReasonView> views(List<Reason> all, Ui ui) {
        return all.stream().map(one -> view(one, all.indexOf(one) == 0, ui)).toList();
    }

    private static ReasonView view(Reason reason, boolean first, Ui ui) {
        String label = reason.label().in(ui.getLanguage());
        String other = reason.label().in(ui.getOtherLanguage());
        return new ReasonView(
                path(reason.kind()) + "/" + reason.id(),
                label,
                other.equals(label) ? null : other,
                reason.retired(),
                first);
    }

    private static String path(ReasonKind kind) {
        return LIST + "/" + kind;
    }
}
