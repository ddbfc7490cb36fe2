package peyvand.analytical.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;

/**
 * Which products sell best and worst: what orders brought in, less returns. Orders that a viewer may not see do not count for
 * them. The work grows with the orders of the time asked for and of the same time before.
 */
@Repository
public class SellingReports {

    public static final int MOST = 100;

    /** The beginning of a day where the company works. */
    private static final String BEGINS = "cast(%s as date)::timestamp at time zone (select zone from dim_company)";

    private final JdbcClient jdbc;

    SellingReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@link #MOST}, goods and services only. */
    public List<Selling> of(Viewer viewer, LocalDate from, LocalDate to, SellingOrder order) {
        LocalDate before = from.minusDays(ChronoUnit.DAYS.between(from, to) + 1);
        Sql lines = lines(viewer);
        return Sql.of("""
                select p.product_id, p.name, s.* from (
                  select l.product_id as product, coalesce(sum(quantity) filter (where now and quantity > 0), 0) as sold,
                         coalesce(-sum(quantity) filter (where now and quantity < 0), 0) as returned,
                         count(distinct customer_id) filter (where now and quantity > 0) as customers,
                         round(coalesce(sum(base_amount) filter (where now), 0), 4) as amount,
                         round(coalesce(sum(base_amount) filter (where not now), 0), 4) as amount_before
                  from (
                """)
                .add(lines.toString())
                .add(") l group by l.product_id) s join dim_product p on p.product_id = s.product and p.is_merchandise")
                .add("order by " + order.sql() + ", p.name, p.product_id limit " + MOST)
                .withValuesOf(lines)
                .with("from", from.toString())
                .with("before", before.toString())
                .with("end", to.plusDays(1).toString())
                .on(jdbc)
                .query((row, number) -> new Selling(
                        new ProductId(row.getLong("product_id")),
                        row.getString("name"),
                        row.getBigDecimal("sold"),
                        row.getBigDecimal("returned"),
                        row.getLong("customers"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("amount_before")))
                .list();
    }

    /** Those the viewer may see. What has no customer is looked for apart: there is no owner by whom to find it. */
    private static Sql lines(Viewer viewer) {
        String lines = """
                select l.product_id, l.customer_id, l.quantity, l.base_amount, l.ordered_at >= %s as now from fact_order_line l
                """.formatted(BEGINS.formatted(":from"));
        String inTheTime = """
                where l.ordered_at >= %s and l.ordered_at < %s and l.order_kind <> 'ADJUSTMENT'
                """.formatted(BEGINS.formatted(":before"), BEGINS.formatted(":end"));
        if (viewer.orders().everything()) {
            return Sql.of(lines).add(inTheTime);
        }
        Sql seen = Visibility.buyers(
                Sql.of(lines)
                        .add("join dim_customer c on c.customer_id = l.customer_id")
                        .add(inTheTime),
                viewer,
                "c");
        return Sql.of(lines)
                .add(inTheTime)
                .and("l.customer_id is null union all")
                .add(seen.toString())
                .withValuesOf(seen);
    }
}
