package peyvand.web.invoice;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.InvoiceId;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceDetails;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.invoice.Invoices;
import peyvand.operational.staff.Language;
import peyvand.web.document.PdfAnswer;
import peyvand.web.form.Editing;
import peyvand.web.form.FieldRoutes;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** The list of invoices, and the page, the head and the paper of each. */
@Controller
@RequestMapping("/invoices")
class InvoiceController implements FieldRoutes<InvoiceId> {

    private final Invoices invoices;
    private final InvoiceQueries queries;
    private final InvoicePage page;
    private final InvoicePaper paper;
    private final InvoiceList list;
    private final Lists lists;

    InvoiceController(
            Invoices invoices,
            InvoiceQueries queries,
            InvoicePage page,
            InvoicePaper paper,
            InvoiceList list,
            Lists lists) {
        this.invoices = invoices;
        this.queries = queries;
        this.page = page;
        this.paper = paper;
        this.list = list;
        this.lists = lists;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "invoice/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable InvoiceId id, Model model) {
        return page.show(viewer, ui, id, model);
    }

    /** @param language of the paper; the reader's without it */
    @GetMapping("/{id}/paper.pdf")
    ResponseEntity<byte[]> paper(
            Viewer viewer,
            Ui ui,
            @PathVariable InvoiceId id,
            @RequestParam(required = false) @Nullable Language language) {
        InvoiceDetails invoice = queries.details(viewer, id);
        Language spoken = language == null ? Language.of(ui.getLanguage()) : language;
        return PdfAnswer.of(InvoicePaper.fileName(invoice), paper.print(invoice, spoken));
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, InvoiceId id) {
        queries.details(viewer, id);
        return new Editing(
                "/invoices/" + id,
                ui.message("invoice.edit"),
                () -> InvoiceFields.head(queries.details(viewer, id), ui.formats()),
                form -> invoices.edit(viewer, id, form.version(), InvoiceFields.data(form)),
                () -> InvoiceView.record(queries.details(viewer, id), ui),
                violation -> "buyerName");
    }
}
