package peyvand.web.form;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.submission.Submissions;
import peyvand.web.i18n.Ui;

/**
 * How a record is made on a form of its own: once, however often the form is sent; what was typed is never lost.
 *
 * @param path to which the form is sent
 * @param back whoever gives up goes there
 * @param title of the form
 * @param notice key of what is said once it is made
 * @param making reads what a form without problems says; gives what makes the record and tells its page, or null where a
 *     further problem came up
 * @param blamed the field that a broken rule is about
 */
public record Composing(
        String path,
        String back,
        String title,
        String notice,
        Function<Form, @Nullable Supplier<String>> making,
        Function<RuleViolation, String> blamed) {

    public Composing(
            String path,
            String title,
            Function<Form, @Nullable Supplier<String>> making,
            Function<RuleViolation, String> blamed) {
        this(path, path, title, "form.saved", making, blamed);
    }

    /** @param form as it is offered */
    public String page(Form form, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("form", form);
        model.addAttribute("action", path);
        model.addAttribute("back", back);
        return "fragments/edit";
    }

    /** @param form as it came back */
    public String submit(
            Form form,
            Submissions submissions,
            Viewer viewer,
            Ui ui,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Supplier<String> made = form.hasProblems() ? null : making.apply(form);
        if (made != null) {
            try {
                String location = submissions.once(viewer, form.key(), made);
                after.addFlashAttribute("notice", ui.message(notice));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject(blamed.apply(violation), violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, model);
    }
}
