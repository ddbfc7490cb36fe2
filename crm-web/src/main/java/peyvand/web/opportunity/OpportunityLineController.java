package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.LineId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityLines;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.LineFields;

/** What an opportunity is about: lines are added, changed, taken out. */
@Controller
@RequestMapping("/opportunities/{id}/lines")
class OpportunityLineController {

    private final OpportunityLines lines;
    private final OpportunityQueries opportunities;
    private final LineFields fields;
    private final OpportunityPage page;
    private final Submissions submissions;

    OpportunityLineController(
            OpportunityLines lines,
            OpportunityQueries opportunities,
            LineFields fields,
            OpportunityPage page,
            Submissions submissions) {
        this.lines = lines;
        this.opportunities = opportunities;
        this.fields = fields;
        this.page = page;
        this.submissions = submissions;
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Form form = LineFields.read(ui.formats(), http.getParameterMap());
        LineData data = form.hasProblems() ? null : fields.data(form, viewer);
        if (data != null) {
            try {
                return "redirect:"
                        + submissions.once(viewer, form.key(), () -> {
                            lines.add(viewer, id, data);
                            return page(id);
                        });
            } catch (RuleViolation violation) {
                if (violation.key().equals("rule.opportunity.closed")) {
                    return page.refused(viewer, ui, id, violation, response, model);
                }
                form.reject(LineFields.blamed(violation), violation);
            }
        }
        return page.refused(viewer, ui, id, form, response, model);
    }

    /** A line has no page but its opportunity's; a notice on the way there goes along. */
    @GetMapping("/{line}")
    String show(@PathVariable OpportunityId id, @PathVariable LineId line, Model model, RedirectAttributes after) {
        Object notice = model.getAttribute("notice");
        if (notice != null) {
            after.addFlashAttribute("notice", notice);
        }
        return "redirect:" + page(id);
    }

    @GetMapping("/{line}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable OpportunityId id, @PathVariable LineId line, Model model) {
        return editing(viewer, ui, id, line).page(model);
    }

    @PostMapping("/{line}/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @PathVariable LineId line,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id, line).submit(ui, http, response, model, after);
    }

    @PostMapping("/{line}/removal")
    String remove(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @PathVariable LineId line,
            HttpServletResponse response,
            Model model) {
        try {
            lines.remove(viewer, id, line);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return "redirect:" + page(id);
    }

    private Editing editing(Viewer viewer, Ui ui, OpportunityId id, LineId line) {
        opportunities.row(viewer, id);
        LineRow now = lines.line(id, line);
        return new Editing(
                "/opportunities/" + id + "/lines/" + line,
                ui.message("order.line.edit", now.lineNo()),
                () -> LineFields.form(lines.line(id, line), ui.formats()),
                form -> {
                    LineData data = fields.data(form, now, viewer);
                    if (data != null) {
                        lines.change(viewer, id, line, form.version(), data);
                    }
                },
                () -> {
                    throw new NotFound(line); // lines are not edited in place
                },
                LineFields::blamed);
    }

    private static String page(OpportunityId id) {
        return "/opportunities/" + id + "#lines";
    }
}
