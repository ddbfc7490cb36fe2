package peyvand.operational.sales;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Reads orders as the screens show them. An order is visible with its customer; an anonymous one to everybody. */
@Repository
public class OrderQueries implements ListQueries<OrderFilter, OrderRow> {

    private static final String FROM = "from sales_order o left join customer c on c.id = o.customer_id";
    private static final String ROW = """
            o.id, o.number, o.kind, o.state, o.customer_id, c.name as customer_name, o.ordered_at, o.line_count, o.units,
            o.amount, o.currency, o.channel, o.country
            """ + FROM;

    private final JdbcClient jdbc;
    private final OrderConditions conditions;

    OrderQueries(JdbcClient jdbc, OrderConditions conditions) {
        this.jdbc = jdbc;
        this.conditions = conditions;
    }

    @Override
    public Slice<OrderRow> page(Viewer viewer, OrderFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(sort, "o.id") + ", " + sort.expression() + " as sort_key, " + ROW);
        return Keyset.pageByCustomer(
                jdbc,
                conditions.apply(sql, viewer, filter.forAPage(jdbc)),
                viewer,
                "c",
                "o.customer_id",
                sort,
                "o.id",
                cursor,
                size,
                OrderQueries::row);
    }

    @Override
    public Count count(Viewer viewer, OrderFilter filter) {
        if (!filter.isNone()) {
            return Count.of(jdbc, conditions.apply(Sql.of("select 1 " + FROM), viewer, filter));
        }
        return viewer.orders().everything()
                ? Count.ofWholeTable(jdbc, "sales_order", Sql.of("select 1 from sales_order"))
                : Count.of(jdbc, seen(viewer));
    }

    /** All orders of whoever sees those of few customers, looked for from their customers. */
    private static Sql seen(Viewer viewer) {
        Sql sql = Sql.of("""
                select 1 from sales_order where customer_id is null
                union all
                select 1 from customer c join sales_order o on o.customer_id = c.id where c.merged_into_id is null
                """);
        return Visibility.buyers(sql, viewer, "c");
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, OrderFilter filter, Sort sort, Consumer<OrderRow> consumer) {
        Keyset.each(
                jdbc,
                conditions.apply(Sql.of("select " + ROW), viewer, filter),
                sort,
                "o.id",
                OrderQueries::row,
                consumer);
    }

    /** The latest orders of a customer, the newest first; none of a customer this viewer may not see. */
    public List<OrderRow> latestOf(Viewer viewer, CustomerId customer, int most) {
        Sql sql = Sql.of("select " + ROW + " where o.customer_id = :customer").with("customer", customer.value());
        return Visibility.customers(sql, viewer, "c")
                .add("order by o.ordered_at desc, o.id desc limit " + most)
                .on(jdbc)
                .query(OrderQueries::row)
                .list();
    }

    /** @throws NotFound when there is none that this viewer may see */
    public OrderDetails details(Viewer viewer, OrderId id) {
        Sql sql = Sql.of("""
                select o.*, round(o.amount * o.exchange_rate, 4) as base_amount, c.name as customer_name,
                       c.number as customer_number, k.name as contact_name, (select zone from company) as zone
                from sales_order o left join customer c on c.id = o.customer_id left join contact k on k.id = o.contact_id
                where o.id = :id
                """).with("id", id.value());
        return Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .on(jdbc)
                .query(OrderQueries::details)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static OrderRow row(ResultSet row, int number) throws SQLException {
        return new OrderRow(
                new OrderId(row.getLong("id")),
                row.getString("number"),
                OrderKind.valueOf(row.getString("kind")),
                OrderState.valueOf(row.getString("state")),
                customer(row),
                row.getString("customer_name"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getInt("line_count"),
                row.getBigDecimal("units"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("channel"),
                row.getString("country"));
    }

    private static OrderDetails details(ResultSet row, int number) throws SQLException {
        Long contact = row.getObject("contact_id", Long.class);
        Instant orderedAt = row.getTimestamp("ordered_at").toInstant();
        BigDecimal rate = row.getBigDecimal("exchange_rate");
        OrderData data = new OrderData(
                OrderKind.valueOf(row.getString("kind")),
                customer(row),
                contact == null ? null : new ContactId(contact),
                orderedAt.atZone(ZoneId.of(row.getString("zone"))).toLocalDate(),
                row.getString("currency"),
                rate,
                row.getString("country"),
                row.getString("channel"),
                row.getString("note"));
        return new OrderDetails(
                new OrderId(row.getLong("id")),
                row.getString("number"),
                OrderState.valueOf(row.getString("state")),
                data,
                orderedAt,
                row.getString("customer_name"),
                row.getString("customer_number"),
                row.getString("contact_name"),
                row.getInt("line_count"),
                row.getBigDecimal("units"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("base_amount"),
                row.getObject("import_id", Long.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static @Nullable CustomerId customer(ResultSet row) throws SQLException {
        Long id = row.getObject("customer_id", Long.class);
        return id == null ? null : new CustomerId(id);
    }
}
