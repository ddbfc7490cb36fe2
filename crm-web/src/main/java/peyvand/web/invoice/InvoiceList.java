package peyvand.web.invoice;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceFilter;
import peyvand.operational.invoice.InvoiceKind;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.invoice.InvoiceRow;
import peyvand.operational.invoice.InvoiceSort;
import peyvand.operational.invoice.InvoiceState;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Money;

/** The list of invoices and credit notes: its columns, filters and sorts. */
@Component
class InvoiceList implements Listing<InvoiceFilter, InvoiceRow> {

    private final InvoiceQueries queries;

    InvoiceList(InvoiceQueries queries) {
        this.queries = queries;
    }

    @Override
    public String list() {
        return "invoices";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.INVOICE;
    }

    /** A draft has no number yet and is called so in the user's language. */
    @Override
    public ListSpec<InvoiceRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                "/invoices",
                List.of(
                        Column.of(
                                "invoiceNumber",
                                Kind.NAME,
                                row -> row.number() == null ? ui.message("invoice.draft") : row.number()),
                        Column.of("customer", Kind.TEXT, InvoiceRow::customerName),
                        Column.of("invoiceKind", Kind.CHOICE, InvoiceRow::kind),
                        Column.of("invoiceState", Kind.CHOICE, InvoiceRow::state),
                        Column.<InvoiceRow>of("issuedOn", Kind.DATE, InvoiceRow::issuedOn)
                                .sortedBy("issued_on"),
                        Column.<InvoiceRow>of("dueOn", Kind.DATE, InvoiceRow::dueOn)
                                .sortedBy("due_on"),
                        Column.<InvoiceRow>of("net", Kind.MONEY, row -> new Money(row.net(), row.currency()))
                                .hidden(),
                        Column.<InvoiceRow>of("tax", Kind.MONEY, row -> new Money(row.tax(), row.currency()))
                                .hidden(),
                        Column.<InvoiceRow>of("total", Kind.MONEY, row -> new Money(row.total(), row.currency()))
                                .sortedBy("total"),
                        Column.of("balance", Kind.MONEY, row -> new Money(row.balance(), row.currency())),
                        Column.<InvoiceRow>of("currency", Kind.CODE, InvoiceRow::currency)
                                .hidden(),
                        Column.<InvoiceRow>of("orderNumber", Kind.CODE, InvoiceRow::orderNumber)
                                .hidden()),
                List.of(
                        Field.text("invoiceNumber", 60),
                        Field.text("customer", 300),
                        Field.choice("invoiceState", InvoiceState.class),
                        Field.choice("invoiceKind", InvoiceKind.class),
                        Field.choice("invoiceOpen", List.of(new Choice("true", null))),
                        Field.date("issuedFrom"),
                        Field.date("issuedTo"),
                        Field.date("dueTo")),
                List.of("issued_on", "due_on", "total"),
                row -> "/invoices/" + row.id(),
                List.of(
                        BuiltInView.of("open", "invoiceOpen", "true"),
                        BuiltInView.of("overdue", "invoiceState", InvoiceState.OVERDUE.name()),
                        BuiltInView.of("drafts", "invoiceState", InvoiceState.DRAFT.name())));
    }

    @Override
    public InvoiceFilter filter(Viewer viewer, Ui ui, Form form) {
        return new InvoiceFilter(
                form.text("invoiceNumber"),
                form.text("customer"),
                form.choice("invoiceKind", InvoiceKind.class),
                form.choice("invoiceState", InvoiceState.class),
                form.text("invoiceOpen") != null,
                form.dateOrNull("issuedFrom"),
                form.dateOrNull("issuedTo"),
                form.dateOrNull("dueTo"));
    }

    @Override
    public Sort sort(ListRequest<InvoiceRow> request) {
        return request.sort(InvoiceSort.class, InvoiceSort::sort);
    }

    @Override
    public ListQueries<InvoiceFilter, InvoiceRow> queries() {
        return queries;
    }
}
