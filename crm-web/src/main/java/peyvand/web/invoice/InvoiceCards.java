package peyvand.web.invoice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;
import peyvand.domain.Right;
import peyvand.domain.Viewer;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.web.i18n.Ui;

/** The invoices on the page of an order or a customer. */
@Component
public class InvoiceCards {

    /** Of the model. */
    public static final String NAME = "invoices";

    private static final int MOST = 10;

    private final InvoiceQueries queries;

    InvoiceCards(InvoiceQueries queries) {
        this.queries = queries;
    }

    /**
     * A card.
     *
     * @param order that can be invoiced; null where there is nothing to invoice
     * @param form by which the draft that is asked for is made once
     * @param open what is still to be paid; null where nothing is
     * @param overdue how much of it is overdue; null where nothing is
     * @param all where all of them are listed
     */
    public record Card(
            List<InvoiceView.LinkView> rows,
            @Nullable String order,
            UUID form,
            @Nullable String open,
            @Nullable String overdue,
            @Nullable String all) {

        public boolean empty() {
            return rows.isEmpty() && order == null;
        }
    }

    public Card ofOrder(Viewer viewer, Ui ui, OrderId order) {
        boolean invoiceable = viewer.may(Right.EDIT) && queries.invoiceable(order);
        return new Card(
                queries.ofOrder(viewer, order, MOST).stream()
                        .map(row -> InvoiceView.link(row, ui))
                        .toList(),
                invoiceable ? order.toString() : null,
                UUID.randomUUID(),
                null,
                null,
                null);
    }

    /** @param number of the customer */
    public Card ofCustomer(Viewer viewer, Ui ui, CustomerId customer, String number) {
        InvoiceQueries.Open open = queries.open(viewer, customer);
        return new Card(
                queries.ofCustomer(viewer, customer, MOST).stream()
                        .map(row -> InvoiceView.link(row, ui))
                        .toList(),
                null,
                UUID.randomUUID(),
                open.amount().signum() == 0 ? null : ui.formats().money(open.amount(), ui.baseCurrency()),
                open.overdue().signum() == 0 ? null : ui.formats().money(open.overdue(), ui.baseCurrency()),
                "/invoices?customer=" + number);
    }
}
