package peyvand.web.invoice;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.InvoiceId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceDetails;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.invoice.Invoices;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.staff.Language;
import peyvand.web.document.PaperMail;
import peyvand.web.i18n.Ui;

/** Mails what was issued to the customer, with the paper attached. */
@Controller
@RequestMapping("/invoices/{id}/mail")
class InvoiceMailController {

    private final Invoices invoices;
    private final InvoiceQueries queries;
    private final InvoicePaper paper;
    private final InvoicePage page;
    private final PaperMail mail;
    private final LetterheadQueries letterheads;
    private final MessageSource messages;

    InvoiceMailController(
            Invoices invoices,
            InvoiceQueries queries,
            InvoicePaper paper,
            InvoicePage page,
            PaperMail mail,
            LetterheadQueries letterheads,
            MessageSource messages) {
        this.invoices = invoices;
        this.queries = queries;
        this.paper = paper;
        this.page = page;
        this.mail = mail;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** @param language of the mail and of the paper */
    @PostMapping
    String send(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam Language language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        InvoiceDetails invoice = queries.details(viewer, id);
        String address = to.strip();
        try {
            invoices.requireIssued(invoice);
            if (!PaperMail.address(address)) {
                throw new RuleViolation("rule.invoice.email");
            }
            if (!mail.available()) {
                throw new RuleViolation("rule.invoice.noMail");
            }
        } catch (RuleViolation violation) {
            model.addAttribute("mailTo", to);
            return page.refused(viewer, ui, id, violation, response, model);
        }
        if (send(invoice, address, language)) {
            invoices.mailed(viewer, id, address);
            after.addFlashAttribute("notice", ui.message("invoice.mailed", Ui.isolated(address)));
        } else {
            after.addFlashAttribute("problem", ui.message("invoice.notMailed"));
        }
        return "redirect:/invoices/" + id;
    }

    private boolean send(InvoiceDetails invoice, String to, Language language) {
        Object[] words = {
            messages.getMessage("document.title." + invoice.kind(), null, language.locale()),
            invoice.number(),
            letterheads.letterhead().name(),
            invoice.data().buyerName()
        };
        return mail.send(
                to,
                messages.getMessage("invoice.mail.subject", words, language.locale()),
                messages.getMessage("invoice.mail.text", words, language.locale()),
                InvoicePaper.fileName(invoice),
                paper.print(invoice, language));
    }
}
