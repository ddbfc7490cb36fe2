package peyvand.operational.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Scope;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;

/** Reads customers as the screens show them. */
@Repository
public class CustomerQueries implements ListQueries<CustomerFilter, CustomerRow> {

    private static final String ROW = """
            c.id, c.number, c.reference, c.kind, c.name, c.sector, c.city, c.country, s.name as owner,
            c.orders_count, c.last_ordered_at, c.net_amount, c.created_at, t.label_en as tier_en, t.label_fa as tier_fa
            from customer c left join staff s on s.id = c.owner_id left join customer_tier t on t.id = c.tier_id
            """;

    private final JdbcClient jdbc;

    CustomerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<CustomerRow> page(Viewer viewer, CustomerFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(sort, "c.id") + ", " + sort.expression() + " as sort_key, " + ROW);
        CustomerFilter measured = filter.forAPage(jdbc);
        measured.apply(sql, viewer);
        return soughtByOwner(viewer, sort) && !measured.few()
                ? Keyset.pageByOwner(jdbc, sql, viewer, "c", sort, cursor, size, CustomerQueries::row)
                : Keyset.page(jdbc, sql, sort, "c.id", cursor, size, CustomerQueries::row);
    }

    /** Indexes of owners are sorted by most; in another order, one owner's records are few enough to be sorted. */
    private static boolean soughtByOwner(Viewer viewer, Sort sort) {
        Scope scope = viewer.customers();
        return !scope.everything()
                && (scope.owners().size() == 1
                        || !sort.expression().equals(CustomerSort.CREATED.sort().expression()));
    }

    @Override
    public Count count(Viewer viewer, CustomerFilter filter) {
        Sql sql = filter.apply(Sql.of("select 1 from customer c"), viewer);
        return filter.isNone() && viewer.customers().everything()
                ? Count.ofWholeTable(jdbc, "customer", sql)
                : Count.of(jdbc, sql);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, CustomerFilter filter, Sort sort, Consumer<CustomerRow> consumer) {
        Keyset.each(jdbc, filter.apply(Sql.of("select " + ROW), viewer), sort, "c.id", CustomerQueries::row, consumer);
    }

    /** @throws NotFound when there is none that this viewer may see */
    public CustomerDetails details(Viewer viewer, CustomerId id) {
        Sql sql = Sql.of("""
                select c.*, p.name as parent_name, p.number as parent_number, s.name as owner_name,
                       array(select t.name from customer_tag ct join tag t on t.id = ct.tag_id
                             where ct.customer_id = c.id order by t.name) as tags
                from customer c
                left join customer p on p.id = c.parent_id
                left join staff s on s.id = c.owner_id
                where c.merged_into_id is null and c.id = :id
                """).with("id", id.value());
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query(CustomerQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** The handles of a customer, their own first, then their contacts'. The customer must be visible to the asker. */
    public List<HandleRow> handles(CustomerId id) {
        return HandleRows.of(jdbc, "h.customer_id", id.value());
    }

    /** Customers whose name or number begins so, for a field that names one. */
    public List<CustomerChoice> choices(Viewer viewer, String text, int most) {
        CustomerFilter filter = new CustomerFilter(text, null, null, null, null, false, false);
        Sql sql = filter.apply(Sql.of("select c.id, c.number, c.name from customer c"), viewer);
        return sql.add("order by c.name, c.id limit " + most)
                .on(jdbc)
                .query((rs, n) -> new CustomerChoice(
                        new CustomerId(rs.getLong("id")), rs.getString("number"), rs.getString("name")))
                .list();
    }

    public Optional<CustomerChoice> choice(Viewer viewer, CustomerId id) {
        Sql sql = Sql.of("select c.number, c.name from customer c where c.merged_into_id is null and c.id = :id")
                .with("id", id.value());
        return Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query((rs, n) -> new CustomerChoice(id, rs.getString("number"), rs.getString("name")))
                .optional();
    }

    /** The customer with exactly this number, in capitals or not. */
    public Optional<CustomerChoice> numbered(Viewer viewer, String number) {
        Sql sql = Sql.of("select c.id, c.number, c.name from customer c"
                        + " where c.merged_into_id is null and c.number in (:number, upper(:number))")
                .with("number", number);
        return Visibility.customers(sql, viewer, "c")
                .add("order by c.number = :number desc limit 1")
                .on(jdbc)
                .query((rs, n) -> new CustomerChoice(
                        new CustomerId(rs.getLong("id")), rs.getString("number"), rs.getString("name")))
                .optional();
    }

    /** The customer this one was merged into, whose page stands for both. */
    public Optional<CustomerId> survivor(CustomerId id) {
        return jdbc.sql("select merged_into_id from customer where id = :id and merged_into_id is not null")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .map(CustomerId::new);
    }

    private static CustomerRow row(ResultSet row, int number) throws SQLException {
        return new CustomerRow(
                new CustomerId(row.getLong("id")),
                row.getString("number"),
                row.getString("reference"),
                CustomerKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("sector"),
                row.getString("city"),
                row.getString("country"),
                row.getString("owner"),
                row.getInt("orders_count"),
                instant(row, "last_ordered_at"),
                row.getBigDecimal("net_amount"),
                row.getTimestamp("created_at").toInstant(),
                new Label(row.getString("tier_en"), row.getString("tier_fa")));
    }

    private static CustomerDetails details(ResultSet row, int number) throws SQLException {
        Long parent = id(row, "parent_id");
        Long owner = id(row, "owner_id");
        CustomerData data = new CustomerData(
                CustomerKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("reference"),
                row.getString("sector"),
                row.getString("website"),
                row.getObject("founded_year", Integer.class),
                row.getObject("employees", Integer.class),
                row.getBigDecimal("annual_revenue"),
                row.getString("city"),
                row.getString("country"),
                row.getString("source"),
                row.getString("note"),
                parent == null ? null : new CustomerId(parent),
                owner == null ? null : new StaffId(owner),
                new ArrayList<>(Arrays.asList((String[]) row.getArray("tags").getArray())));
        return new CustomerDetails(
                new CustomerId(row.getLong("id")),
                row.getString("number"),
                data,
                row.getString("parent_name"),
                row.getString("parent_number"),
                row.getString("owner_name"),
                row.getInt("orders_count"),
                row.getBigDecimal("net_amount"),
                instant(row, "archived_at"),
                id(row, "import_id"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }
}
