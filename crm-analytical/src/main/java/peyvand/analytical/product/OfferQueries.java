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
import peyvand.domain.ProductId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/**
 * Lists customers to whom a product could be offered, of those a viewer may see: among who bought the first of the products
 * in its latest {@link #LATEST_LINES} sales, so that what is bought by everybody costs no more to ask for.
 */
@Repository
public class OfferQueries implements ListQueries<OfferFilter, OfferRow> {

    public static final int LATEST_LINES = 10_000;

    /** Who bought lately first. */
    public static final Sort LATELY = new Sort("b.order_id", "bigint", true);

    private static final String ID = "b.customer_id";
    private static final String BUYERS =
            "with b as materialized (select customer_id, max(order_id) as order_id, max(order_date)"
                    + " as bought_on, count(distinct order_id) as times from (select l.customer_id, l.order_id, l.order_date"
                    + " from fact_order_line l where l.product_id = :first and " + Bought.LINE
                    + " order by l.order_id desc limit " + LATEST_LINES + ") l group by customer_id)";
    private static final String ROW = """
            b.customer_id as id, c.number, c.name, s.name as owner, b.bought_on, b.times
            """;
    private static final String FROM = """
            from b join dim_customer c on c.customer_id = b.customer_id
            left join dim_staff s on s.staff_id = c.owner_id
            where not c.archived
            """;

    private final JdbcClient jdbc;

    OfferQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<OfferRow> page(Viewer viewer, OfferFilter filter, Sort sort, @Nullable Cursor cursor, int size) {
        return filter.bought().isEmpty()
                ? new Slice<>(List.of(), null, null)
                : Keyset.page(
                        jdbc,
                        sql("select " + Keyset.select(sort, ID) + ", " + ROW, viewer, filter),
                        sort,
                        ID,
                        cursor,
                        size,
                        OfferQueries::row);
    }

    @Override
    public Count count(Viewer viewer, OfferFilter filter) {
        if (filter.bought().isEmpty()) {
            return new Count(0, false);
        }
        Sql sql = sql("select 1", viewer, filter);
        return Count.of(jdbc, sql);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, OfferFilter filter, Sort sort, Consumer<OfferRow> consumer) {
        if (filter.bought().isEmpty()) {
            return;
        }
        Keyset.each(jdbc, sql("select " + ROW, viewer, filter), sort, ID, OfferQueries::row, consumer);
    }

    private static Sql sql(String select, Viewer viewer, OfferFilter filter) {
        List<ProductId> bought = filter.bought();
        Sql sql =
                Sql.of(BUYERS).add(select).add(FROM).with("first", bought.get(0).value());
        for (int i = 1; i < bought.size(); i++) {
            sql.and(everBought("bought_" + i), "bought_" + i, bought.get(i).value());
        }
        ProductId offered = filter.offered();
        if (offered != null) {
            sql.and("not " + everBought("offered"), "offered", offered.value())
                    .and("exists (select from dim_product p where p.product_id = :offered and not p.is_archived)")
                    .and("not exists (select from fact_offer_refusal f where f.customer_id = b.customer_id"
                            + " and f.product_id = :offered)");
        }
        return Visibility.buyers(Visibility.customers(sql, viewer, "c"), viewer, "c");
    }

    /** Looked for among the orders of the customer, who has few beside those of a product. */
    private static String everBought(String product) {
        return "exists (select from fact_order_line l where l.customer_id = b.customer_id and l.product_id = :"
                + product + " and " + Bought.LINE + ")";
    }

    private static OfferRow row(ResultSet row, int number) throws SQLException {
        return new OfferRow(
                new CustomerId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("owner"),
                row.getObject("bought_on", LocalDate.class),
                row.getInt("times"));
    }
}
