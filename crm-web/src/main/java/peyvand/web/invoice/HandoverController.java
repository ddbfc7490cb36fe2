package peyvand.web.invoice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.Handover;
import peyvand.operational.invoice.HandoverEntry;
import peyvand.operational.invoice.Handovers;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.Export;

/** Hands invoices, credit notes and payments over to whoever keeps the books. */
@Controller
@RequestMapping(HandoverController.PATH)
class HandoverController {

    static final String PATH = "/invoices/handovers";

    private static final List<Field> PERIOD = List.of(
            Field.date("issuedFrom").asRequired(), Field.date("issuedTo").asRequired());

    private static final List<Column<HandoverEntry>> COLUMNS = List.of(
            Column.of("entryKind", Kind.CHOICE, HandoverEntry::kind),
            Column.of("invoiceNumber", Kind.NAME, HandoverEntry::number),
            Column.of("entryOn", Kind.DATE, HandoverEntry::on),
            Column.of("dueOn", Kind.DATE, HandoverEntry::dueOn),
            Column.of("customerNumber", Kind.CODE, HandoverEntry::customerNumber),
            Column.of("buyerName", Kind.TEXT, HandoverEntry::customerName),
            Column.of("buyerTaxCode", Kind.CODE, HandoverEntry::taxCode),
            Column.of("order", Kind.CODE, HandoverEntry::orderNumber),
            Column.of("paymentReference", Kind.TEXT, HandoverEntry::reference),
            Column.of("paymentMethod", Kind.CHOICE, HandoverEntry::method),
            Column.of("taxPercent", Kind.NUMBER, HandoverEntry::taxPercent),
            Column.of("net", Kind.NUMBER, HandoverEntry::net),
            Column.of("tax", Kind.NUMBER, HandoverEntry::tax),
            Column.of("total", Kind.NUMBER, HandoverEntry::total),
            Column.of("currency", Kind.CODE, HandoverEntry::currency),
            Column.of("exchangeRate", Kind.NUMBER, HandoverEntry::exchangeRate),
            Column.of("baseTotal", Kind.NUMBER, HandoverEntry::baseTotal));

    private final Handovers handovers;
    private final InvoiceQueries queries;
    private final Submissions submissions;

    HandoverController(Handovers handovers, InvoiceQueries queries, Submissions submissions) {
        this.handovers = handovers;
        this.queries = queries;
        this.submissions = submissions;
    }

    /** A hand-over as the page shows it. */
    record View(String when, String who, String period, String entries, String csv, String xlsx) {}

    @GetMapping
    String list(Ui ui, Model model) {
        LocalDate today = queries.today();
        return page(
                ui,
                Form.empty(PERIOD, ui.formats())
                        .with("issuedFrom", today.minusMonths(1).plusDays(1))
                        .with("issuedTo", today),
                model);
    }

    @PostMapping
    String hand(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(PERIOD, ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                submissions.once(viewer, form.key(), () -> {
                    handovers.hand(
                            viewer,
                            Objects.requireNonNull(form.date("issuedFrom")),
                            Objects.requireNonNull(form.date("issuedTo")));
                    return PATH;
                });
                after.addFlashAttribute("notice", ui.message("invoice.handedOver"));
                return "redirect:" + PATH;
            } catch (RuleViolation violation) {
                form.reject("issuedTo", violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(ui, form, model);
    }

    @GetMapping({"/{id}/export.csv", "/{id}/export.xlsx"})
    void export(Viewer viewer, @PathVariable long id, Export export) throws IOException {
        handovers.require(viewer, id);
        export.write(RecordKind.INVOICE, "books", COLUMNS, rows -> handovers.each(viewer, id, rows));
    }

    private String page(Ui ui, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "handovers",
                handovers.latest().stream().map(past -> view(past, ui)).toList());
        return "invoice/handovers";
    }

    private static View view(Handover past, Ui ui) {
        String path = PATH + "/" + past.id() + "/export.";
        return new View(
                ui.formats().dateTime(past.at()),
                past.staffName(),
                ui.message("invoice.handover.period", past.from(), past.to()),
                ui.formats().number(past.entries()),
                path + "csv",
                path + "xlsx");
    }
}
