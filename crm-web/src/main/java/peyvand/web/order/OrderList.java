package peyvand.web.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.RecordKind;
import peyvand.operational.sales.OrderFilter;
import peyvand.operational.sales.OrderKind;
import peyvand.operational.sales.OrderRow;
import peyvand.operational.sales.OrderState;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.field.CustomList;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListSource;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Money;

/** The list of orders: its columns, filters and sorts. */
@Component
class OrderList implements ListSource {

    private static final String NAME = "orders";

    private final CustomFieldSets customFields;

    OrderList(CustomFieldSets customFields) {
        this.customFields = customFields;
    }

    @Override
    public String list() {
        return NAME;
    }

    @Override
    public ListSpec<OrderRow> spec(Ui ui) {
        return spec(ui, own(ui, Set.of()));
    }

    /** The custom fields of the list, for a request that asks for these parameters. */
    CustomList<OrderRow> own(Ui ui, Set<String> asked) {
        return customFields.list(RecordKind.ORDER, ui, asked, row -> row.id().value());
    }

    /** An anonymous sale is called so in the user's language. */
    ListSpec<OrderRow> spec(Ui ui, CustomList<OrderRow> own) {
        return own.extend(new ListSpec<>(
                NAME,
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
                        BuiltInView.of("largest", "sort", "amount"))));
    }

    OrderFilter filter(Form form, CustomList<OrderRow> own) {
        String anonymous = form.text("anonymous");
        return new OrderFilter(
                form.text("q"),
                form.text("customer"),
                form.choice("orderKind", OrderKind.class),
                form.choice("orderState", OrderState.class),
                day(form, "orderedFrom"),
                day(form, "orderedTo"),
                anonymous == null ? null : Boolean.valueOf(anonymous),
                own.filter(form));
    }

    private static @Nullable LocalDate day(Form form, String name) {
        return form.problem(name) == null ? form.date(name) : null;
    }

    private static String customer(OrderRow row, Ui ui) {
        return row.customer() == null || row.customerName() == null
                ? ui.message("order.anonymous")
                : row.customerName();
    }
}
