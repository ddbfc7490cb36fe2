package peyvand.web.quote;

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
import peyvand.domain.QuoteId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.Quotes;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.LineFields;

/** What a quote offers: lines are added, changed, taken out. */
@Controller
@RequestMapping("/quotes/{id}/lines")
class QuoteLineController {

    private final Quotes quotes;
    private final QuoteQueries queries;
    private final LineFields fields;
    private final QuotePage page;
    private final Submissions submissions;

    QuoteLineController(
            Quotes quotes, QuoteQueries queries, LineFields fields, QuotePage page, Submissions submissions) {
        this.quotes = quotes;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
        this.submissions = submissions;
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Form form = LineFields.read(ui.formats(), http.getParameterMap());
        LineData data = form.hasProblems() ? null : fields.data(form, viewer);
        if (data != null) {
            try {
                return "redirect:"
                        + submissions.once(viewer, form.key(), () -> {
                            quotes.addLine(viewer, id, data);
                            return page(id);
                        });
            } catch (RuleViolation violation) {
                if (violation.key().equals("rule.quote.noDraft")) {
                    return page.refused(viewer, ui, id, violation, http, response, model);
                }
                form.reject(LineFields.blamed(violation), violation);
            }
        }
        return page.refused(viewer, ui, id, form, http, response, model);
    }

    /** A line has no page but its quote's; a notice on the way there goes along. */
    @GetMapping("/{line}")
    String show(@PathVariable QuoteId id, @PathVariable LineId line, Model model, RedirectAttributes after) {
        Object notice = model.getAttribute("notice");
        if (notice != null) {
            after.addFlashAttribute("notice", notice);
        }
        return "redirect:" + page(id);
    }

    @GetMapping("/{line}/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable QuoteId id, @PathVariable LineId line, Model model) {
        return editing(viewer, ui, id, line).page(model);
    }

    @PostMapping("/{line}/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
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
            @PathVariable QuoteId id,
            @PathVariable LineId line,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        try {
            quotes.removeLine(viewer, id, line);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, http, response, model);
        }
        return "redirect:" + page(id);
    }

    private Editing editing(Viewer viewer, Ui ui, QuoteId id, LineId line) {
        queries.details(viewer, id);
        LineRow now = queries.line(id, line);
        return new Editing(
                "/quotes/" + id + "/lines/" + line,
                ui.message("order.line.edit", now.lineNo()),
                () -> LineFields.form(queries.line(id, line), ui.formats()),
                form -> {
                    LineData data = fields.data(form, now, viewer);
                    if (data != null) {
                        quotes.changeLine(viewer, id, line, form.version(), data);
                    }
                },
                () -> {
                    throw new NotFound(line); // lines are not edited in place
                },
                LineFields::blamed);
    }

    private static String page(QuoteId id) {
        return "/quotes/" + id + "#lines";
    }
}
