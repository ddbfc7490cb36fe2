package peyvand.operational.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;
import peyvand.operational.sales.ProductFigures.TopCustomer;

/** Reads how a product sells. A product sold a million times costs no more to show than another. */
@Repository
public class ProductSales {

    /** So many of the latest lines are looked at. */
    public static final int LATEST_LINES = 1_000;

    private static final int TOP_CUSTOMERS = 5;

    private static final String LATEST = "with latest as (select l.* from order_line l where l.product_id = :product"
            + " order by l.order_id desc limit " + LATEST_LINES + ")";

    private static final String COUNTED = """
            from latest l join sales_order o on o.id = l.order_id left join customer c on c.id = o.customer_id
            where o.state in ('PLACED', 'FULFILLED') and o.kind <> 'ADJUSTMENT'
            """;

    private final JdbcClient jdbc;

    ProductSales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public ProductFigures figures(Viewer viewer, ProductId product) {
        Sql sql = counted("""
                select (select count(*) from latest) as looked_at, count(*) as lines,
                       coalesce(sum(l.quantity) filter (where l.quantity > 0), 0) as sold,
                       coalesce(-sum(l.quantity) filter (where l.quantity < 0), 0) as returned,
                       round(coalesce(sum(l.amount * o.exchange_rate), 0), 4) as revenue,
                       max(o.ordered_at) filter (where l.quantity > 0) as last_sold_at
                """, product);
        List<TopCustomer> top = topCustomers(viewer, product);
        return Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .on(jdbc)
                .query((row, n) -> figures(row, top))
                .single();
    }

    private List<TopCustomer> topCustomers(Viewer viewer, ProductId product) {
        Sql sql = counted("select c.id, c.name, round(sum(l.amount * o.exchange_rate), 4) as revenue", product)
                .and("c.id is not null");
        return Visibility.customers(sql, viewer, "c")
                .add("group by c.id, c.name having sum(l.amount * o.exchange_rate) > 0")
                .add("order by 3 desc, c.id limit " + TOP_CUSTOMERS)
                .on(jdbc)
                .query((row, n) -> new TopCustomer(
                        new CustomerId(row.getLong("id")), row.getString("name"), row.getBigDecimal("revenue")))
                .list();
    }

    private static Sql counted(String select, ProductId product) {
        return Sql.of(LATEST).add(select).add(COUNTED).with("product", product.value());
    }

    private static ProductFigures figures(ResultSet row, List<TopCustomer> top) throws SQLException {
        Timestamp last = row.getTimestamp("last_sold_at");
        return new ProductFigures(
                row.getInt("lines"),
                row.getInt("looked_at") == LATEST_LINES,
                row.getBigDecimal("sold"),
                row.getBigDecimal("returned"),
                row.getBigDecimal("revenue"),
                last == null ? null : last.toInstant(),
                top);
    }
}
