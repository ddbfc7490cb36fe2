package peyvand.web.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.web.i18n.Ui;

/**
 * How any record is edited: on a form of its own, or field by field in place; what was typed is never lost, and whoever
 * comes too late sees both values.
 *
 * @param path of the record's page; its form is at {@code path/edit}, a field's at {@code path/fields/name}
 * @param back where it leads once the record is saved, or given up
 * @param title of the form
 * @param current the form filled from the record as it is now
 * @param save writes a form that has no problems, or adds the problem it met
 * @param view the record's facts as they are now
 * @param blamed the field that a broken rule is about
 */
public record Editing(
        String path,
        Supplier<String> back,
        String title,
        Supplier<Form> current,
        Consumer<Form> save,
        Supplier<RecordView> view,
        Function<RuleViolation, String> blamed) {

    /** A record with a page of its own, where it can be edited in place, too. */
    public Editing(
            String path,
            String title,
            Supplier<Form> current,
            Consumer<Form> save,
            Supplier<RecordView> view,
            Function<RuleViolation, String> blamed) {
        this(path, () -> path, title, current, save, view, blamed);
    }

    /** A record that is edited on its form only. */
    public static Editing onForm(
            String path,
            Supplier<String> back,
            String title,
            Supplier<Form> current,
            Consumer<Form> save,
            Function<RuleViolation, String> blamed) {
        Supplier<RecordView> view = () -> {
            throw new NotFound(path);
        };
        return new Editing(path, back, title, current, save, view, blamed);
    }

    public String page(Model model) {
        return page(current.get(), model);
    }

    public String submit(
            Ui ui, HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes after) {
        Form form = Form.read(current.get().fields(), ui.formats(), request.getParameterMap());
        try {
            if (saved(form)) {
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:" + back.get();
            }
        } catch (Stale stale) {
            return conflict(form, response, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, model);
    }

    public String field(String name, Model model) {
        return field(known(current.get(), name), name, model);
    }

    public String submitField(String name, HttpServletRequest request, HttpServletResponse response, Model model) {
        boolean fragment = request.getHeader("HX-Request") != null;
        Form form = known(current.get(), name).retyped(name, request.getParameterMap());
        try {
            if (saved(form)) {
                return fragment ? fact(name, model) : "redirect:" + back.get();
            }
        } catch (Stale stale) {
            if (!fragment) {
                return conflict(form, response, model);
            }
            Form theirs = current.get();
            form.reject(name, "conflict.field", theirs.value(name));
            form.version(theirs.version());
            response.setStatus(HttpStatus.CONFLICT.value());
            return field(form, name, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return fragment ? field(form, name, model) : page(form, model);
    }

    private boolean saved(Form form) {
        if (form.hasProblems()) {
            return false;
        }
        try {
            save.accept(form);
        } catch (RuleViolation violation) {
            form.reject(blamed.apply(violation), violation);
        }
        return !form.hasProblems();
    }

    private String page(Form form, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("form", form);
        model.addAttribute("action", path + "/edit");
        model.addAttribute("back", back.get());
        return "fragments/edit";
    }

    private String field(Form form, String name, Model model) {
        model.addAttribute("path", path);
        model.addAttribute("form", form);
        model.addAttribute("name", name);
        return "fragments/facts :: edit(path=${path},form=${form},name=${name})";
    }

    private String fact(String name, Model model) {
        RecordView record = view.get();
        model.addAttribute("record", record);
        model.addAttribute(
                "fact",
                record.facts().stream()
                        .filter(fact -> fact.name().equals(name))
                        .findFirst()
                        .orElseThrow());
        return "fragments/facts :: fact(record=${record},fact=${fact})";
    }

    private String conflict(Form mine, HttpServletResponse response, Model model) {
        model.addAttribute("conflict", Conflict.between(path + "/edit", mine, current.get()));
        response.setStatus(HttpStatus.CONFLICT.value());
        return "fragments/conflict";
    }

    private static Form known(Form form, String name) {
        if (form.fields().stream().noneMatch(field -> field.name().equals(name))) {
            throw new NotFound(name);
        }
        return form;
    }
}
