package peyvand.analytical.product;

import java.util.List;
import peyvand.db.sql.Sql;
import peyvand.domain.ProductId;

/**
 * Which baskets a list shows: those that hold all of these products.
 *
 * @param products of which to ask for; none: no basket is shown
 */
public record BasketFilter(List<ProductId> products) {

    public BasketFilter {
        products = products.stream().distinct().toList();
    }

    /**
     * The condition that in an order is its line {@code b} the first with the first product, and all others were bought in it, too:
     * each order once, without putting all of them in order first.
     */
    Sql apply(Sql sql) {
        sql.and("b.product_id = :product_0")
                .and(Bought.line("b"))
                .and(
                        "not exists (select from fact_order_line l where l.order_id = b.order_id and l.product_id = :product_0"
                                + " and l.line_id < b.line_id and " + Bought.LINE + ")");
        for (int i = 0; i < products.size(); i++) {
            if (i > 0) {
                sql.and(
                        "exists (select from fact_order_line l where l.order_id = b.order_id and l.product_id = :product_"
                                + i + " and " + Bought.LINE + ")");
            }
            sql.with("product_" + i, products.get(i).value());
        }
        return sql;
    }
}
