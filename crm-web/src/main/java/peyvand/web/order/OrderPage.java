package peyvand.web.order;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Cursor;
import peyvand.domain.OrderId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.sales.OrderDetails;
import peyvand.operational.sales.OrderLineQueries;
import peyvand.operational.sales.OrderLineRow;
import peyvand.operational.sales.OrderQueries;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.invoice.InvoiceCards;
import peyvand.web.line.LineFields;
import peyvand.web.quote.QuoteCards;

/** Puts an order's page together: its head, its lines, and what can be done with it now. */
@Component
class OrderPage {

    private static final int LINES = 200;

    private final OrderQueries orders;
    private final OrderLineQueries lines;
    private final CustomFieldSets customFields;
    private final QuoteCards quotes;
    private final InvoiceCards invoices;

    OrderPage(
            OrderQueries orders,
            OrderLineQueries lines,
            CustomFieldSets customFields,
            QuoteCards quotes,
            InvoiceCards invoices) {
        this.orders = orders;
        this.lines = lines;
        this.customFields = customFields;
        this.quotes = quotes;
        this.invoices = invoices;
    }

    String show(Viewer viewer, Ui ui, OrderId id, @Nullable String at, Model model) {
        return show(viewer, ui, id, at, LineFields.empty(ui.formats()), model);
    }

    /** The page after something was refused, and why. */
    String refused(
            Viewer viewer, Ui ui, OrderId id, RuleViolation violation, HttpServletResponse response, Model model) {
        model.addAttribute("problem", ui.message(violation.key(), violation.args()));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, ui, id, null, model);
    }

    /** @param lineForm for another line, as it came back */
    String show(Viewer viewer, Ui ui, OrderId id, @Nullable String at, Form lineForm, Model model) {
        OrderDetails order = orders.details(viewer, id);
        Slice<OrderLineRow> slice = lines.page(viewer, id, cursor(at), LINES);
        model.addAttribute(
                "record", customFields.of(RecordKind.ORDER, ui).extend(OrderView.record(order, ui), id.value()));
        model.addAttribute("order", OrderView.of(order, ui));
        model.addAttribute(
                "lines",
                slice.rows().stream()
                        .map(line -> OrderView.line(order, line, ui))
                        .toList());
        model.addAttribute("previousLines", link(id, slice.previous()));
        model.addAttribute("nextLines", link(id, slice.next()));
        model.addAttribute("lineForm", lineForm);
        model.addAttribute(QuoteCards.NAME, quotes.of(viewer, id, ui));
        model.addAttribute(InvoiceCards.NAME, invoices.ofOrder(viewer, ui, id));
        return "order/page";
    }

    private static @Nullable String link(OrderId id, @Nullable Cursor cursor) {
        return cursor == null ? null : "/orders/" + id + "?lines=" + cursor.encode();
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
