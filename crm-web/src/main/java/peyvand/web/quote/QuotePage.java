package peyvand.web.quote;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.HandleKind;
import peyvand.domain.QuoteId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.HandleRow;
import peyvand.operational.quote.QuoteDetails;
import peyvand.operational.quote.QuoteDocument;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.QuoteRow;
import peyvand.operational.quote.Quotes;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.LineFields;

/** Puts a quote's page together. */
@Component
class QuotePage {

    private final QuoteQueries queries;
    private final Quotes quotes;
    private final CustomerQueries customers;
    private final QuoteMail mail;

    QuotePage(QuoteQueries queries, Quotes quotes, CustomerQueries customers, QuoteMail mail) {
        this.queries = queries;
        this.quotes = quotes;
        this.customers = customers;
        this.mail = mail;
    }

    String show(Viewer viewer, Ui ui, QuoteId id, HttpServletRequest request, Model model) {
        return show(viewer, ui, id, LineFields.empty(ui.formats()), request, model);
    }

    /** The page after something was refused, and why. */
    String refused(
            Viewer viewer,
            Ui ui,
            QuoteId id,
            RuleViolation violation,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("problem", ui.message(violation.key(), violation.args()));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, ui, id, request, model);
    }

    /** @param lineForm for another line, as it came back */
    String show(Viewer viewer, Ui ui, QuoteId id, Form lineForm, HttpServletRequest request, Model model) {
        QuoteDocument document = queries.document(viewer, id);
        QuoteDetails quote = document.quote();
        List<QuoteRow> versions = queries.versions(viewer, quote.number());
        QuoteView view = QuoteView.of(document, versions.get(0).id().equals(id), ui);
        model.addAttribute("record", QuoteView.record(quote, ui));
        model.addAttribute("quote", view);
        model.addAttribute(
                "versions",
                versions.size() == 1
                        ? List.of()
                        : versions.stream().map(row -> QuoteView.link(row, ui)).toList());
        model.addAttribute("lineForm", lineForm);
        model.addAttribute("mailAvailable", mail.available());
        model.addAttribute("email", email(quote));
        if (view.open()) {
            model.addAttribute("address", address(viewer, id, request));
        }
        return "quote/page";
    }

    /** Whole, under the name by which who asks for it knows this installation: only for their own eyes. */
    private String address(Viewer viewer, QuoteId id, HttpServletRequest request) {
        try {
            return QuoteAddress.of(quotes.secret(viewer, id), request);
        } catch (RuleViolation lost) {
            return "";
        }
    }

    /** Where the contact, else the customer, reads mails; empty where nobody knows. */
    private String email(QuoteDetails quote) {
        List<HandleRow> mails = customers.handles(quote.data().customer()).stream()
                .filter(handle -> handle.kind() == HandleKind.EMAIL)
                .toList();
        return mails.stream()
                .filter(handle -> Objects.equals(handle.contact(), quote.data().contact()))
                .findFirst()
                .or(() -> mails.stream().findFirst())
                .map(HandleRow::value)
                .orElse("");
    }
}
