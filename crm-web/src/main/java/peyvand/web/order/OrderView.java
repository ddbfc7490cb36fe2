package peyvand.web.order;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.sales.OrderData;
import peyvand.operational.sales.OrderDetails;
import peyvand.operational.sales.OrderLineRow;
import peyvand.operational.sales.OrderState;
import peyvand.web.form.Fact;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;
import peyvand.web.line.Line;
import peyvand.web.line.LineView;
import peyvand.web.line.LineView.Link;

/** What an order's page says beside its facts: how far it is, what can be done next, what it comes to. */
record OrderView(
        String state,
        String stateCss,
        boolean draft,
        boolean placeable,
        boolean fulfillable,
        boolean cancellable,
        boolean anonymous,
        boolean inAnotherCurrency,
        String lines,
        String units,
        String amount,
        @Nullable String tax,
        String total,
        String baseAmount) {

    static OrderView of(OrderDetails order, Ui ui) {
        Formats formats = ui.formats();
        String currency = String.valueOf(order.data().currency());
        return new OrderView(
                order.state().name(),
                css(order.state()),
                order.draft(),
                order.draft() && order.lines() > 0,
                order.state() == OrderState.PLACED,
                order.draft() || order.state() == OrderState.PLACED,
                order.anonymous(),
                !currency.equals(ui.baseCurrency()),
                formats.number(order.lines()),
                formats.number(order.units()),
                formats.money(order.amount(), currency),
                order.tax().signum() == 0 ? null : formats.money(order.tax(), currency),
                formats.money(order.total(), currency),
                formats.money(order.baseAmount(), ui.baseCurrency()));
    }

    static RecordView record(OrderDetails order, Ui ui) {
        OrderData data = order.data();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "customer",
                order.anonymous() ? ui.message("order.anonymous") : text(order.customerName()),
                order.anonymous() ? null : "/customers/" + data.customer()));
        if (!order.anonymous()) {
            facts.add(new Fact(
                    "orderContact",
                    text(order.contactName()),
                    data.contact() == null ? null : "/contacts/" + data.contact()));
        }
        facts.add(fact("orderedOn", ui.formats().date(data.orderedOn())));
        facts.add(fact("currency", data.currency()));
        facts.add(fact("exchangeRate", ui.formats().numberField(data.exchangeRate())));
        facts.add(fact("country", data.country() == null ? null : ui.formats().country(data.country())));
        facts.add(fact("channel", data.channel()));
        facts.add(fact("note", data.note()));
        return new RecordView(
                order.id().toString(),
                "/orders/" + order.id(),
                order.number(),
                order.number(),
                data.kind().name(),
                false,
                order.state() != OrderState.CANCELLED,
                List.of(),
                facts);
    }

    static LineView line(OrderDetails order, OrderLineRow line, Ui ui) {
        boolean returnable =
                order.returnable() && line.returnsOf() == null && line.left().signum() > 0;
        return LineView.of(
                Line.of(line),
                String.valueOf(order.data().currency()),
                links(line, ui),
                returnable ? ui.formats().numberField(line.left()) : null,
                "/orders/" + order.id() + "/lines",
                ui);
    }

    private static List<Link> links(OrderLineRow line, Ui ui) {
        List<Link> links = new ArrayList<>();
        OrderLineRow.OrderLink origin = line.returnsOf();
        if (origin != null) {
            links.add(new Link(ui.message("order.returnsOf", origin.number()), "/orders/" + origin.id()));
        }
        line.returns()
                .forEach(back -> links.add(new Link(
                        ui.message("order.returnedIn", back.quantity(), back.number()), "/orders/" + back.id())));
        return links;
    }

    private static String css(OrderState state) {
        return switch (state) {
            case DRAFT -> "warn";
            case PLACED, FULFILLED -> "good";
            case CANCELLED -> "bad";
        };
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
