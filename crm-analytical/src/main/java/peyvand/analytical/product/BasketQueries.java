package peyvand.analytical.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/** Lists orders in which products were bought together, of what a viewer may see. */
@Repository
public class BasketQueries implements ListQueries<BasketFilter, BasketRow> {

    /** The latest that came in first: the order of the index by which the lines of products are found. */
    public static final Sort LATEST = new Sort("b.order_id", "bigint", true);

    private static final String ID = "b.order_id";
    private static final String ROW = """
            o.order_id, o.number, o.customer_id, c.name as customer_name, o.order_date, o.line_count, o.amount, o.currency
            """;

    private final JdbcClient jdbc;

    BasketQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<BasketRow> page(Viewer viewer, BasketFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        return filter.products().isEmpty()
                ? new Slice<>(List.of(), null, null)
                : Keyset.page(
                        jdbc,
                        sql("select " + Keyset.select(sort, ID) + ", " + ROW, viewer, filter),
                        sort,
                        ID,
                        cursor,
                        size,
                        BasketQueries::row);
    }

    @Override
    public Count count(Viewer viewer, BasketFilter filter) {
        return filter.products().isEmpty() ? new Count(0, false) : Count.of(jdbc, sql("select 1", viewer, filter));
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, BasketFilter filter, Sort sort, Consumer<BasketRow> consumer) {
        if (filter.products().isEmpty()) {
            return;
        }
        Keyset.each(jdbc, sql("select " + ROW, viewer, filter), sort, ID, BasketQueries::row, consumer);
    }

    private static Sql sql(String select, Viewer viewer, BasketFilter filter) {
        Sql sql = Sql.of(select).add("""
                from fact_order_line b join fact_order o on o.order_id = b.order_id
                left join dim_customer c on c.customer_id = o.customer_id
                where true
                """);
        return Visibility.customersOrNone(filter.apply(sql), viewer, "c", "o.customer_id");
    }

    private static BasketRow row(ResultSet row, int number) throws SQLException {
        Long customer = row.getObject("customer_id", Long.class);
        return new BasketRow(
                new OrderId(row.getLong("order_id")),
                row.getString("number"),
                customer == null ? null : new CustomerId(customer),
                row.getString("customer_name"),
                row.getObject("order_date", LocalDate.class),
                row.getInt("line_count"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
