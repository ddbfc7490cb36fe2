package peyvand.web.invoice;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.InvoiceId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceDetails;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.invoice.Payment;
import peyvand.web.document.PaperMail;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.security.RecordHistory;

/** Puts an invoice's page together: its lines, its ledger, and what can be done with it now. */
@Component
class InvoicePage {

    private static final String MAIL_TO = "mailTo";

    private final InvoiceQueries queries;
    private final RecordHistory history;
    private final PaperMail mail;

    InvoicePage(InvoiceQueries queries, RecordHistory history, PaperMail mail) {
        this.queries = queries;
        this.history = history;
        this.mail = mail;
    }

    String show(Viewer viewer, Ui ui, InvoiceId id, Model model) {
        return show(viewer, ui, id, null, null, model);
    }

    /** The page after one of its forms was refused: with what was typed, and why. */
    String refused(
            Viewer viewer,
            Ui ui,
            InvoiceId id,
            @Nullable Form issue,
            @Nullable Form payment,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, ui, id, issue, payment, model);
    }

    String refused(
            Viewer viewer, Ui ui, InvoiceId id, RuleViolation violation, HttpServletResponse response, Model model) {
        model.addAttribute("problem", ui.message(violation.key(), violation.args()));
        return refused(viewer, ui, id, null, null, response, model);
    }

    private String show(Viewer viewer, Ui ui, InvoiceId id, @Nullable Form issue, @Nullable Form payment, Model model) {
        InvoiceDetails invoice = queries.details(viewer, id);
        List<Payment> payments = invoice.draft() ? List.of() : queries.payments(id);
        model.addAttribute("record", InvoiceView.record(invoice, ui));
        model.addAttribute("about", InvoiceView.about(invoice, ui));
        model.addAttribute("invoice", InvoiceView.of(invoice, ui));
        model.addAttribute(
                "lines",
                queries.lines(id).stream()
                        .map(line -> InvoiceView.line(invoice, line, ui))
                        .toList());
        model.addAttribute(
                "payments",
                payments.stream()
                        .map(entry -> InvoiceView.payment(invoice, entry, ui))
                        .toList());
        model.addAttribute("creditNotes", invoice.creditNotes());
        model.addAttribute("returns", invoice.creditable() ? queries.uncreditedReturns(invoice) : List.of());
        model.addAttribute("mails", mail.available());
        if (!model.containsAttribute(MAIL_TO)) {
            model.addAttribute(MAIL_TO, queries.email(invoice.customer()).orElse(""));
        }
        model.addAttribute("formKey", UUID.randomUUID());
        model.addAttribute(
                "issueForm", issue == null ? InvoiceFields.issue(invoice, queries.today(), ui.formats()) : issue);
        model.addAttribute(
                "paymentForm",
                payment == null ? InvoiceFields.payment(invoice, queries.today(), ui.formats()) : payment);
        model.addAttribute("history", history.of(RecordKind.INVOICE, id.value(), ui));
        return "invoice/page";
    }
}
