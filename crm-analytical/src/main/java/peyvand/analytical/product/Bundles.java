package peyvand.analytical.product;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;

/**
 * Reads how products were bought that might be sold as a bundle: of all customers, whoever asks, as it names none. Looked at are
 * the orders from the day on from which each of them was bought at most {@link #LATEST_LINES} times, so that what is bought by
 * everybody costs no more to ask for.
 */
@Repository
public class Bundles {

    public static final int LATEST_LINES = 10_000;

    private final JdbcClient jdbc;

    Bundles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param products 2 to 31 of them */
    @Transactional(readOnly = true)
    public BundleFacts facts(Viewer viewer, List<ProductId> products) {
        List<Long> ids = products.stream().map(ProductId::value).distinct().toList();
        if (ids.size() < 2 || ids.size() >= Integer.SIZE) {
            throw new IllegalArgumentException(ids.size() + " products");
        }
        BundleCounting counting = new BundleCounting(ids);
        jdbc.sql("""
                with first as materialized (
                  select coalesce(max(edge.order_id), 0) as order_id from unnest(:products::bigint[]) p (id)
                  cross join lateral (
                    select l.order_id from fact_order_line l where l.product_id = p.id
                    order by l.order_id desc offset :latest limit 1) edge)
                select l.order_id, coalesce(l.customer_id, 0) as customer_id, l.product_id, l.order_date, l.quantity, l.base_amount
                from unnest(:products::bigint[]) p (id) cross join first
                join fact_order_line l on l.product_id = p.id and l.order_id > first.order_id
                where\s""" + Bought.LINE + " order by l.order_id")
                .param("products", ids.toArray(Long[]::new))
                .param("latest", LATEST_LINES)
                .query((ResultSet row) -> counting.add(
                        row.getLong("order_id"),
                        row.getLong("customer_id"),
                        row.getLong("product_id"),
                        row.getObject("order_date", LocalDate.class),
                        row.getDouble("quantity"),
                        row.getDouble("base_amount")));
        return counting.facts();
    }
}
