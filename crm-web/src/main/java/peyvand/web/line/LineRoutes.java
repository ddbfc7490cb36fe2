package peyvand.web.line;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.LineData;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/**
 * The routes beneath {@code /.../{id}/lines} by which lines are added, changed and taken out. A controller says of what.
 *
 * @param <O> id of the order, the quote or the opportunity
 * @param <L> id of a line
 */
public abstract class LineRoutes<O, L> {

    /** Rules that are about no field: the page has none any more. */
    private static final Set<String> CLOSED =
            Set.of("rule.order.noDraft", "rule.order.cancelled", "rule.quote.noDraft", "rule.opportunity.closed");

    private final LineFields fields;
    private final Submissions submissions;

    protected LineRoutes(LineFields fields, Submissions submissions) {
        this.fields = fields;
        this.submissions = submissions;
    }

    /** Of the page that shows the lines. */
    protected abstract String path(O id);

    protected abstract String show(Viewer viewer, Ui ui, O id, Form lineForm, HttpServletRequest request, Model model);

    protected abstract Line line(Viewer viewer, O id, L line);

    protected abstract void add(Viewer viewer, O id, LineData data);

    protected abstract void change(Viewer viewer, O id, L line, int version, LineData data);

    protected abstract void remove(Viewer viewer, O id, L line);

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable O id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Form form = LineFields.read(ui.formats(), request.getParameterMap());
        LineData data = form.hasProblems() ? null : fields.data(form, null, viewer);
        if (data != null) {
            try {
                return "redirect:"
                        + submissions.once(viewer, form.key(), () -> {
                            add(viewer, id, data);
                            return lines(id);
                        });
            } catch (RuleViolation violation) {
                if (CLOSED.contains(violation.key())) {
                    return refused(viewer, ui, id, violation, request, response, model);
                }
                form.reject(LineFields.blamed(violation), violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, ui, id, form, request, model);
    }

    @GetMapping("/{line}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable O id, @PathVariable L line, Model model) {
        return editing(viewer, ui, id, line).page(model);
    }

    @PostMapping("/{line}/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable O id,
            @PathVariable L line,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id, line).submit(ui, request, response, model, after);
    }

    @PostMapping("/{line}/removal")
    String remove(
            Viewer viewer,
            Ui ui,
            @PathVariable O id,
            @PathVariable L line,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            remove(viewer, id, line);
            return "redirect:" + lines(id);
        } catch (RuleViolation violation) {
            return refused(viewer, ui, id, violation, request, response, model);
        }
    }

    /** The page after something was refused, and why. */
    protected String refused(
            Viewer viewer,
            Ui ui,
            O id,
            RuleViolation violation,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", ui.message(violation.key(), violation.args()));
        return show(viewer, ui, id, LineFields.empty(ui.formats()), request, model);
    }

    private String lines(O id) {
        return path(id) + "#lines";
    }

    private Editing editing(Viewer viewer, Ui ui, O id, L line) {
        Line now = line(viewer, id, line);
        return Editing.onForm(
                path(id) + "/lines/" + line,
                () -> lines(id),
                ui.message("order.line.edit", now.number()),
                () -> LineFields.form(line(viewer, id, line), ui.formats()),
                form -> {
                    LineData data = fields.data(form, now, viewer);
                    if (data != null) {
                        change(viewer, id, line, form.version(), data);
                    }
                },
                LineFields::blamed);
    }
}
