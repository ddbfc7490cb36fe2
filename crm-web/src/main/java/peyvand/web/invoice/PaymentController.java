package peyvand.web.invoice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.InvoiceId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.Payments;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Writes into the ledger of an invoice. */
@Controller
@RequestMapping("/invoices/{id}/payments")
class PaymentController {

    private final Payments payments;
    private final InvoicePage page;
    private final Submissions submissions;

    PaymentController(Payments payments, InvoicePage page, Submissions submissions) {
        this.payments = payments;
        this.page = page;
        this.submissions = submissions;
    }

    @PostMapping
    String pay(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = InvoiceFields.payment(ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                String location = submissions.once(viewer, form.key(), () -> {
                    payments.pay(viewer, id, InvoiceFields.payment(form));
                    return "/invoices/" + id;
                });
                after.addFlashAttribute("notice", ui.message("invoice.paid"));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject(InvoiceFields.blamed(violation), violation);
            }
        }
        return page.refused(viewer, ui, id, null, form, response, model);
    }

    @PostMapping("/{payment}/reversal")
    String reverse(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            @PathVariable long payment,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            payments.reverse(viewer, id, payment);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        after.addFlashAttribute("notice", ui.message("invoice.reversed"));
        return "redirect:/invoices/" + id;
    }
}
