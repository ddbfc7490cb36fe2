package peyvand.web.invoice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.InvoiceId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.invoice.Invoices;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Makes drafts of invoices and credit notes, changes their lines, issues them or throws them away. */
@Controller
@RequestMapping("/invoices")
class DraftController {

    private final Invoices invoices;
    private final InvoiceQueries queries;
    private final InvoicePage page;
    private final Submissions submissions;

    DraftController(Invoices invoices, InvoiceQueries queries, InvoicePage page, Submissions submissions) {
        this.invoices = invoices;
        this.queries = queries;
        this.page = page;
        this.submissions = submissions;
    }

    /** @param order of which all that stands on no invoice yet is invoiced */
    @PostMapping
    String draft(Viewer viewer, Ui ui, @RequestParam OrderId order, @RequestParam UUID form, RedirectAttributes after) {
        try {
            return "redirect:" + submissions.once(viewer, form, () -> "/invoices/" + invoices.draft(viewer, order));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
            return "redirect:/orders/" + order;
        }
    }

    /** @param returned the return that is credited; all of the invoice without it */
    @PostMapping("/{id}/credit-notes")
    String credit(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            @RequestParam UUID form,
            @RequestParam(required = false) @Nullable OrderId returned,
            HttpServletResponse response,
            Model model) {
        try {
            return "redirect:"
                    + submissions.once(viewer, form, () -> "/invoices/" + invoices.credit(viewer, id, returned));
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
    }

    @PostMapping("/{id}/lines/{line}")
    String change(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            @PathVariable long line,
            @RequestParam int version,
            @RequestParam String quantity,
            HttpServletResponse response,
            Model model) {
        try {
            invoices.changeLine(viewer, id, line, version, InvoiceFields.quantity(ui.formats(), quantity));
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return "redirect:/invoices/" + id + "#lines";
    }

    @PostMapping("/{id}/lines/{line}/removal")
    String remove(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            @PathVariable long line,
            @RequestParam int version,
            HttpServletResponse response,
            Model model) {
        try {
            invoices.removeLine(viewer, id, line, version);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return "redirect:/invoices/" + id + "#lines";
    }

    @PostMapping("/{id}/issue")
    String issue(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = InvoiceFields.issue(ui.formats(), http.getParameterMap());
        if (form.hasProblems()) {
            return page.refused(viewer, ui, id, form, null, response, model);
        }
        try {
            invoices.issue(viewer, id, form.version(), Objects.requireNonNull(form.date("issuedOn")));
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        after.addFlashAttribute(
                "notice",
                ui.message(
                        "invoice.issued",
                        Ui.isolated(String.valueOf(queries.details(viewer, id).number()))));
        return "redirect:/invoices/" + id;
    }

    @PostMapping("/{id}/removal")
    String discard(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        OrderId order = queries.details(viewer, id).order();
        try {
            invoices.discard(viewer, id);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        after.addFlashAttribute("notice", ui.message("invoice.discarded"));
        return "redirect:/orders/" + order;
    }
}
