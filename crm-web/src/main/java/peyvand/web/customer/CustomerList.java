package peyvand.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.domain.Countries;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.customer.CustomerBulk;
import peyvand.operational.customer.CustomerFilter;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerRow;
import peyvand.operational.customer.Tiers;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.field.CustomList;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListSource;
import peyvand.web.list.ListSpec;

/** The list of customers: its columns, filters and sorts. */
@Component
class CustomerList implements ListSource, BulkSource {

    private static final String ME = "me";
    private static final String NONE = "none";
    private static final String TIER = "customerTier";

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
    private final CustomerBulk bulk;
    private final CustomFieldSets customFields;
    private final Tiers tiers;

    CustomerList(StaffQueries staff, CustomerBulk bulk, CustomFieldSets customFields, Tiers tiers) {
        this.staff = staff;
        this.bulk = bulk;
        this.customFields = customFields;
        this.tiers = tiers;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(viewer, filter(filters, own(ui, filters.names()), viewer));
    }

    @Override
    public String list() {
        return "customers";
    }

    /** The custom fields of the list, for a request that asks for these parameters. */
    CustomList<CustomerRow> own(Ui ui, Set<String> asked) {
        return customFields.list(RecordKind.CUSTOMER, ui, asked, row -> row.id().value());
    }

    ListSpec<CustomerRow> spec(Ui ui, CustomList<CustomerRow> own) {
        return own.extend(usual(ui));
    }

    @Override
    public ListSpec<CustomerRow> spec(Ui ui, Set<String> asked) {
        return spec(ui, own(ui, asked));
    }

    @Override
    public ListSpec<CustomerRow> spec(Ui ui) {
        return spec(ui, Set.of());
    }

    private ListSpec<CustomerRow> usual(Ui ui) {
        List<Column<CustomerRow>> columns = new ArrayList<>(COLUMNS);
        columns.add(Column.<CustomerRow>of(TIER, Kind.TEXT, row -> row.tier().in(ui.getLanguage()))
                .hidden());
        List<Field> filters = List.of(
                Field.text("q", 100),
                Field.choice("kind", CustomerKind.class),
                Field.choice("owner", owners()),
                Field.text("country", 100),
                Field.text("tag", 60),
                Field.choice(TIER, tiers(ui)),
                Field.choice("archived", List.of(new Choice("true", null))));
        return new ListSpec<>(
                "customers",
                "/customers",
                columns,
                filters,
                List.of("name", "created", "last_order", "net_amount"),
                row -> "/customers/" + row.id(),
                List.of(
                        BuiltInView.of("mine", "owner", ME),
                        BuiltInView.of("unowned", "owner", NONE),
                        BuiltInView.of("archived", "archived", "true")));
    }

    private List<Choice> tiers(Ui ui) {
        return tiers.all().stream()
                .map(tier -> new Choice(tier.id().toString(), tier.label().in(ui.getLanguage())))
                .toList();
    }

    /** Whoever reads it, nobody, or a colleague. */
    private List<Choice> owners() {
        List<Choice> owners = new ArrayList<>(List.of(new Choice(ME, null), new Choice(NONE, null)));
        staff.choices().forEach(person -> owners.add(new Choice(person.id().toString(), person.name())));
        return owners;
    }

    CustomerFilter filter(Form form, CustomList<CustomerRow> own, Viewer viewer) {
        String owner = form.text("owner");
        String tier = form.text(TIER);
        boolean unowned = NONE.equals(owner);
        return new CustomerFilter(
                form.text("q"),
                form.choice("kind", CustomerKind.class),
                owner == null || unowned ? null : owner.equals(ME) ? viewer.staff() : StaffId.valueOf(owner),
                Countries.code(form.text("country")),
                form.text("tag"),
                form.text("archived") != null,
                unowned,
                tier == null ? null : TierId.valueOf(tier),
                own.filter(form));
    }
}
