package peyvand.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.Countries;
import peyvand.domain.RecordKind;
import peyvand.domain.SegmentId;
import peyvand.domain.StaffId;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.customer.CustomerBulk;
import peyvand.operational.customer.CustomerFilter;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.CustomerRow;
import peyvand.operational.customer.CustomerSort;
import peyvand.operational.customer.Tiers;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;

/** The list of customers: its columns, filters and sorts. */
@Component
class CustomerList implements Listing<CustomerFilter, CustomerRow>, BulkSource {

    private static final String ME = "me";
    private static final String NONE = "none";
    private static final String TIER = "customerTier";
    private static final String SEGMENT = "segment";

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

    private final CustomerQueries queries;
    private final StaffQueries staff;
    private final CustomerBulk bulk;
    private final CustomFieldSets customFields;
    private final Tiers tiers;
    private final SegmentQueries segments;

    CustomerList(
            CustomerQueries queries,
            StaffQueries staff,
            CustomerBulk bulk,
            CustomFieldSets customFields,
            Tiers tiers,
            SegmentQueries segments) {
        this.queries = queries;
        this.staff = staff;
        this.bulk = bulk;
        this.customFields = customFields;
        this.tiers = tiers;
        this.segments = segments;
    }

    @Override
    public String list() {
        return "customers";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public ListSpec<CustomerRow> spec(Ui ui, Set<String> asked) {
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
                Field.choice(SEGMENT, segments()),
                Field.choice("archived", List.of(new Choice("true", null))));
        ListSpec<CustomerRow> usual = new ListSpec<>(
                list(),
                "/customers",
                columns,
                filters,
                List.of("name", "created", "last_order", "net_amount"),
                row -> "/customers/" + row.id(),
                List.of(
                        BuiltInView.of("mine", "owner", ME),
                        BuiltInView.of("unowned", "owner", NONE),
                        BuiltInView.of("archived", "archived", "true")));
        return customFields.extend(usual, kind(), ui, asked, row -> row.id().value());
    }

    private List<Choice> tiers(Ui ui) {
        return tiers.all().stream()
                .map(tier -> new Choice(tier.id().toString(), tier.label().in(ui.getLanguage())))
                .toList();
    }

    private List<Choice> segments() {
        return segments.choices().stream()
                .map(segment -> new Choice(segment.id().toString(), segment.name()))
                .toList();
    }

    /** Whoever reads it, nobody, or a colleague. */
    private List<Choice> owners() {
        List<Choice> owners = new ArrayList<>(List.of(new Choice(ME, null), new Choice(NONE, null)));
        staff.choices().forEach(person -> owners.add(new Choice(person.id().toString(), person.name())));
        return owners;
    }

    @Override
    public CustomerFilter filter(Viewer viewer, Ui ui, Form form) {
        String owner = form.text("owner");
        String tier = form.text(TIER);
        String segment = form.text(SEGMENT);
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
                segment == null ? null : SegmentId.valueOf(segment),
                customFields.filters(form));
    }

    @Override
    public Sort sort(ListRequest<CustomerRow> request) {
        return request.sort(CustomerSort.class, CustomerSort::sort);
    }

    @Override
    public ListQueries<CustomerFilter, CustomerRow> queries() {
        return queries;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(viewer, filter(viewer, ui, filters));
    }
}
