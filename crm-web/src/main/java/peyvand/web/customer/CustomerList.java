package peyvand.web.customer;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.domain.Countries;
import peyvand.domain.StaffId;
import peyvand.operational.customer.CustomerFilter;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerRow;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.field.CustomList;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListSpec;

/** The list of customers: its columns, filters and sorts. */
@Component
class CustomerList {

    private static final List<Column<CustomerRow>> COLUMNS = List.of(
            Column.<CustomerRow>of("name", Kind.NAME, CustomerRow::name).sortedBy("name"),
            Column.of("customerNumber", Kind.CODE, CustomerRow::number),
            Column.<CustomerRow>of("reference", Kind.CODE, CustomerRow::reference)
                    .hidden(),
            Column.<CustomerRow>of("kind", Kind.CHOICE, CustomerRow::kind).hidden(),
            Column.<CustomerRow>of("sector", Kind.TEXT, CustomerRow::sector).hidden(),
            Column.of("city", Kind.TEXT, CustomerRow::city),
            Column.of("country", Kind.COUNTRY, CustomerRow::country),
            Column.of("owner", Kind.TEXT, CustomerRow::owner),
            Column.of("ordersCount", Kind.NUMBER, CustomerRow::orders),
            Column.<CustomerRow>of("lastOrder", Kind.DATE, CustomerRow::lastOrderedAt)
                    .sortedBy("last_order"),
            Column.<CustomerRow>of("netAmount", Kind.MONEY, CustomerRow::netAmount)
                    .sortedBy("net_amount"),
            Column.<CustomerRow>of("createdAt", Kind.DATE, CustomerRow::createdAt)
                    .sortedBy("created")
                    .hidden());

    private final StaffQueries staff;

    CustomerList(StaffQueries staff) {
        this.staff = staff;
    }

    ListSpec<CustomerRow> spec() {
        List<Field> filters = List.of(
                Field.text("q", 100),
                Field.choice("kind", CustomerKind.class),
                Field.choice(
                        "owner",
                        staff.choices().stream()
                                .map(person -> new Choice(person.id().toString(), person.name()))
                                .toList()),
                Field.text("country", 100),
                Field.text("tag", 60),
                Field.choice("archived", List.of(new Choice("true", null))));
        return new ListSpec<>(
                "customers",
                "/customers",
                COLUMNS,
                filters,
                List.of("name", "created", "last_order", "net_amount"),
                row -> "/customers/" + row.id());
    }

    CustomerFilter filter(Form form, CustomList<CustomerRow> own) {
        String owner = form.text("owner");
        return new CustomerFilter(
                form.text("q"),
                form.choice("kind", CustomerKind.class),
                owner == null ? null : StaffId.valueOf(owner),
                Countries.code(form.text("country")),
                form.text("tag"),
                form.text("archived") != null,
                own.filter(form));
    }
}
