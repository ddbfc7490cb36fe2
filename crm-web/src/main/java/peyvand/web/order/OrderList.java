package peyvand.web.order;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.sales.OrderFilter;
import peyvand.operational.sales.OrderKind;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.sales.OrderRow;
import peyvand.operational.sales.OrderSort;
import peyvand.operational.sales.OrderState;
import peyvand.web.field.CustomFieldSets;
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

/** The list of orders: its columns, filters and sorts. */
@Component
class OrderList implements Listing<OrderFilter, OrderRow> {

    private final OrderQueries queries;
    private final CustomFieldSets customFields;

    OrderList(OrderQueries queries, CustomFieldSets customFields) {
        this.queries = queries;
        this.customFields = customFields;
    }

    @Override
    public String list() {
        return "orders";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ORDER;
    }

    /** An anonymous sale is called so in the user's language. */
    @Override
    public ListSpec<OrderRow> spec(Ui ui, Set<String> asked) {
        ListSpec<OrderRow> usual = new ListSpec<>(
                list(),
                "/orders",
                List.of(
                        Column.<OrderRow>of("orderNumber", Kind.NAME, OrderRow::number)
                                .sortedBy("number"),
                        Column.of("customer", Kind.TEXT, row -> customer(row, ui)),
                        Column.<OrderRow>of("orderedAt", Kind.DATE, OrderRow::orderedAt)
                                .sortedBy("ordered_at"),
                        Column.of("orderKind", Kind.CHOICE, OrderRow::kind),
                        Column.of("orderState", Kind.CHOICE, OrderRow::state),
                        Column.of("lineCount", Kind.NUMBER, OrderRow::lines),
                        Column.<OrderRow>of("units", Kind.NUMBER, OrderRow::units)
                                .hidden(),
                        Column.<OrderRow>of("amount", Kind.MONEY, row -> new Money(row.amount(), row.currency()))
                                .sortedBy("amount"),
                        Column.<OrderRow>of("channel", Kind.TEXT, OrderRow::channel)
                                .hidden(),
                        Column.<OrderRow>of("country", Kind.COUNTRY, OrderRow::country)
                                .hidden()),
                List.of(
                        Field.text("q", 60),
                        Field.text("customer", 300),
                        Field.choice("orderKind", OrderKind.class),
                        Field.choice("orderState", OrderState.class),
                        Field.date("orderedFrom"),
                        Field.date("orderedTo"),
                        Field.choice("anonymous", List.of(new Choice("true", null), new Choice("false", null)))),
                List.of("ordered_at", "number", "amount"),
                row -> "/orders/" + row.id(),
                List.of(
                        BuiltInView.of("drafts", "orderState", OrderState.DRAFT.name()),
                        BuiltInView.of("returns", "orderKind", OrderKind.RETURN.name()),
                        BuiltInView.of("largest", "sort", "amount")));
        return customFields.extend(usual, kind(), ui, asked, row -> row.id().value());
    }

    @Override
    public OrderFilter filter(Viewer viewer, Ui ui, Form form) {
        String anonymous = form.text("anonymous");
        return new OrderFilter(
                form.text("q"),
                form.text("customer"),
                form.choice("orderKind", OrderKind.class),
                form.choice("orderState", OrderState.class),
                form.dateOrNull("orderedFrom"),
                form.dateOrNull("orderedTo"),
                anonymous == null ? null : Boolean.valueOf(anonymous),
                customFields.filters(form));
    }

    @Override
    public Sort sort(ListRequest<OrderRow> request) {
        return request.sort(OrderSort.class, OrderSort::sort);
    }

    @Override
    public ListQueries<OrderFilter, OrderRow> queries() {
        return queries;
    }

    private static String customer(OrderRow row, Ui ui) {
        return row.customer() == null || row.customerName() == null
                ? ui.message("order.anonymous")
                : row.customerName();
    }
}
