package peyvand.analytical.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;

/** Reads what is bought with a product, and after it, as the last analysis found it. */
@Repository
public class Neighbours {

    private static final String OTHER = """
            join dim_product o on o.product_id = n.other_id
            where n.product_id = :product and n.slot = (select slot from analysis_state where run_id is not null)
            order by n.place limit :most
            """;

    private final JdbcClient jdbc;

    Neighbours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The nearest first. */
    public List<Near> near(Viewer viewer, ProductId product, int most) {
        return jdbc.sql("select o.product_id, o.code, o.name, n.both_in, n.in_baskets from product_affinity n " + OTHER)
                .param("product", product.value())
                .param("most", most)
                .query((row, number) -> new Near(product(row), row.getInt("both_in"), row.getInt("in_baskets")))
                .list();
    }

    /** Those first to which most customers went on. */
    public List<Later> later(Viewer viewer, ProductId product, int most) {
        return jdbc.sql(
                        "select o.product_id, o.code, o.name, n.followed, n.bought, n.median_days from product_sequel n "
                                + OTHER)
                .param("product", product.value())
                .param("most", most)
                .query((row, number) -> new Later(
                        product(row), row.getInt("followed"), row.getInt("bought"), row.getDouble("median_days")))
                .list();
    }

    static Product product(ResultSet row) throws SQLException {
        return new Product(new ProductId(row.getLong("product_id")), row.getString("code"), row.getString("name"));
    }
}
