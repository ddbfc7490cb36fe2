package peyvand.analytical.insight;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;

/** Tells in which categories of products a customer buys, and spends less than those who are alike. */
@Repository
public class RoomQueries {

    /** Hundredths of the alike customers who buy in a category and spend no more there than could be spent. */
    public static final int QUANTILE = Wallets.QUANTILE;

    private static final int MOST = 3;

    private final JdbcClient jdbc;

    RoomQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A category with room to grow, in the base currency.
     *
     * @param actual what the customer bought there within a year, up to now
     * @param potential what could be spent, by the last analysis
     * @param alike how many alike customers buy there
     */
    public record Room(long category, String name, double actual, double potential, int alike) {

        public double gap() {
            return potential - actual;
        }
    }

    /** The largest first, three at most; none of whose orders are not to be seen. */
    public List<Room> of(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of("""
                with bought as (
                  select p.category_id, sum(l.base_amount)::float8 as amount
                  from fact_order_line l join dim_product p on p.product_id = l.product_id and p.is_merchandise
                  where l.customer_id = :customer and l.order_kind = 'SALE' and l.quantity > 0 and l.base_amount > 0
                    and l.order_date > (select r.as_of from analysis_state s join analysis_run r on r.id = s.run_id) - :days
                  group by p.category_id)
                select k.category_id as category, k.category as name, b.amount as actual, w.potential,
                       w.buyers as alike
                from dim_insight i
                join dim_customer c on c.customer_id = i.customer_id
                join category_potential w on w.slot = (select slot from analysis_state) and w.cluster = i.cluster
                join dim_category k on k.category_id = w.category_id
                join bought b on b.category_id = w.category_id
                where i.customer_id = :customer and w.potential > b.amount
                """)
                .with("customer", customer.value())
                .with("days", Wallets.DAYS)
                .with("most", MOST);
        Visibility.customers(sql, viewer, "c");
        return Visibility.buyers(sql, viewer, "c")
                .add("order by w.potential - b.amount desc, w.category_id limit :most")
                .on(jdbc)
                .query(Room.class)
                .list();
    }
}
