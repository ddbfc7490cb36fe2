package peyvand.analytical.purchase;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.purchase.PurchaseProfile.Favourite;
import peyvand.analytical.purchase.PurchaseProfile.Share;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;

/** Reads purchase profiles. The work grows with the customer's own latest orders, never with the table. */
@Repository
public class PurchaseProfiles {

    public static final int MOST_ORDERS = 1_000;

    private static final int MOST_PRODUCTS = 5;
    private static final int MOST_CATEGORIES = 6;

    private final JdbcClient jdbc;

    PurchaseProfiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The profile of a customer; that of one who never bought where the viewer may not see them. */
    public PurchaseProfile of(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of("""
                with latest as materialized (
                  select o.order_id, o.kind, o.ordered_at, o.order_date
                  from fact_order o join dim_customer c using (customer_id)
                  where o.customer_id = :customer
                """).with("customer", customer.value());
        Visibility.customers(sql, viewer, "c")
                .add("""
                  order by o.ordered_at desc limit :most
                ), lines as materialized (
                  select l.order_id, l.product_id, l.quantity, l.base_amount, o.kind, o.ordered_at, o.order_date
                  from latest o join fact_order_line l using (order_id)
                ), sales as (select * from lines where kind = 'SALE'),
                head as (
                  select count(distinct order_id) filter (where kind = 'SALE') as orders,
                         min(ordered_at) filter (where kind = 'SALE') as first_order,
                         max(ordered_at) filter (where kind = 'SALE') as last_order,
                         count(distinct order_date) filter (where kind = 'SALE') as days,
                         max(order_date) filter (where kind = 'SALE') - min(order_date) filter (where kind = 'SALE') as span,
                         coalesce(sum(base_amount) filter (where kind = 'SALE' and quantity > 0), 0) as gross,
                         coalesce(-sum(base_amount) filter (where kind <> 'ADJUSTMENT' and quantity < 0), 0) as returned,
                         (select count(*) from (select distinct order_id, product_id from sales) d) as items,
                         (select count(*) from latest) as looked_at
                  from lines
                )
                select 'HEAD' as what, null::bigint as product_id, null as name, orders, null::numeric as units, gross as amount,
                       first_order, last_order, days, span, returned, items, looked_at
                from head
                union all
                (select 'PRODUCT', p.product_id, p.name, count(distinct s.order_id), sum(s.quantity), sum(s.base_amount),
                        null, null, null, null, null, null, null
                 from sales s join dim_product p using (product_id) where p.is_merchandise
                 group by p.product_id, p.name order by 4 desc, 6 desc, 2 limit :products)
                union all
                (select 'CATEGORY', null, p.category, count(distinct s.order_id), null, sum(s.base_amount),
                        null, null, null, null, null, null, null
                 from sales s join dim_product p using (product_id) where p.category is not null
                 group by p.category order by 6 desc limit :categories)
                """)
                .with("most", MOST_ORDERS)
                .with("products", MOST_PRODUCTS)
                .with("categories", MOST_CATEGORIES);
        return profile(sql.on(jdbc).query(PurchaseProfiles::row).list());
    }

    private static PurchaseProfile profile(List<Row> rows) {
        Row head = rows.get(0);
        List<Favourite> products = new ArrayList<>();
        List<Share> categories = new ArrayList<>();
        for (Row row : rows) {
            if (row.what.equals("PRODUCT")) {
                products.add(new Favourite(row.product, row.name, row.orders, row.units, row.amount));
            } else if (row.what.equals("CATEGORY")) {
                categories.add(new Share(row.name, row.amount, percent(row.amount, head.amount)));
            }
        }
        return new PurchaseProfile(
                head.orders,
                head.first,
                head.last,
                head.days < 2 ? null : ratio(BigDecimal.valueOf(head.span), head.days - 1),
                head.amount,
                head.returned,
                ratio(head.amount, head.orders),
                ratio(BigDecimal.valueOf(head.items), head.orders),
                head.lookedAt < MOST_ORDERS,
                products,
                categories);
    }

    private static BigDecimal ratio(BigDecimal of, long to) {
        return to == 0 ? BigDecimal.ZERO : of.divide(BigDecimal.valueOf(to), 4, RoundingMode.HALF_UP);
    }

    private static int percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? 0
                : part.movePointRight(2)
                        .divide(whole, MathContext.DECIMAL64)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValue();
    }

    private record Row(
            String what,
            long product,
            String name,
            int orders,
            BigDecimal units,
            BigDecimal amount,
            @Nullable Instant first,
            @Nullable Instant last,
            int days,
            int span,
            BigDecimal returned,
            long items,
            int lookedAt) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp first = row.getTimestamp("first_order");
        Timestamp last = row.getTimestamp("last_order");
        return new Row(
                row.getString("what"),
                row.getLong("product_id"),
                String.valueOf(row.getString("name")),
                row.getInt("orders"),
                zeroIfNull(row.getBigDecimal("units")),
                zeroIfNull(row.getBigDecimal("amount")),
                first == null ? null : first.toInstant(),
                last == null ? null : last.toInstant(),
                row.getInt("days"),
                row.getInt("span"),
                zeroIfNull(row.getBigDecimal("returned")),
                row.getLong("items"),
                row.getInt("looked_at"));
    }

    private static BigDecimal zeroIfNull(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
