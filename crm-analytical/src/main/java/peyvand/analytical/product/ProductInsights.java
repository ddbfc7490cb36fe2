package peyvand.analytical.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.Months;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;

/** Reads how a product fares, as the last analysis added it up: of all customers, whoever asks, as it names none. */
@Repository
public class ProductInsights {

    private static final String READ = "slot = (select slot from analysis_state where run_id is not null)";

    private final JdbcClient jdbc;

    ProductInsights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the first analysis, and of a product that was not bought until it. */
    public Optional<ProductInsight> of(Viewer viewer, ProductId product) {
        return jdbc.sql("""
                select i.*, r.as_of, o.product_id as instead, o.code, o.name
                from product_insight i
                join analysis_state s on s.slot = i.slot join analysis_run r on r.id = s.run_id
                left join lateral (
                  select p.product_id, p.code, p.name
                  from product_affinity a
                  join product_insight n on n.product_id = a.other_id and n.slot = a.slot and n.stage = 'GROWTH'
                  join dim_product p on p.product_id = a.other_id and not p.is_archived
                  where i.stage = 'DECLINE' and a.product_id = i.product_id and a.slot = i.slot
                  order by a.place limit 1) o on true
                where i.product_id = :product
                """)
                .param("product", product.value())
                .query(ProductInsights::insight)
                .optional();
    }

    /** So many of the latest months in which it was sold, up to the day of the analysis; also those in which nobody bought it. */
    public List<ProductMonth> months(
            Viewer viewer, ProductId product, ProductInsight insight, int number, boolean jalali) {
        LocalDate began = Months.first(insight.firstOn(), jalali);
        Map<LocalDate, ProductMonth> bought = jdbc
                .sql("""
                        select first_on, amount, orders, customers from product_month
                        where product_id = :product and kind = :kind and
                        """ + READ)
                .param("product", product.value())
                .param("kind", jalali ? "JALALI" : "GREGORIAN")
                .query((row, n) -> new ProductMonth(
                        row.getObject("first_on", LocalDate.class),
                        row.getDouble("amount"),
                        row.getInt("orders"),
                        row.getInt("customers")))
                .list()
                .stream()
                .collect(Collectors.toMap(ProductMonth::firstOn, month -> month));
        List<ProductMonth> months = new ArrayList<>();
        for (int back = number - 1; back >= 0; back--) {
            LocalDate first = Months.plus(insight.asOf(), -back, jalali);
            if (first.isBefore(began)) {
                continue;
            }
            months.add(bought.getOrDefault(first, new ProductMonth(first, 0, 0, 0)));
        }
        return months;
    }

    /** Who buys it, the largest group first; nobody where groups are switched off. */
    public List<BuyerGroup> groups(Viewer viewer, ProductId product) {
        return jdbc.sql(
                        "select segment, customers, amount from product_buyers where product_id = :product and score_is_shown('GROUPS') and "
                                + READ + " order by customers desc, segment")
                .param("product", product.value())
                .query((row, n) -> new BuyerGroup(
                        RfmSegment.valueOf(row.getString("segment")), row.getInt("customers"), row.getDouble("amount")))
                .list();
    }

    private static ProductInsight insight(ResultSet row, int number) throws SQLException {
        LocalDate asOf = row.getObject("as_of", LocalDate.class);
        LocalDate firstOn = row.getObject("first_on", LocalDate.class);
        Long instead = row.getObject("instead", Long.class);
        return new ProductInsight(
                asOf,
                row.getDouble("amount"),
                row.getDouble("year_amount"),
                row.getDouble("before_amount"),
                row.getDouble("returned"),
                row.getDouble("returned_share"),
                row.getInt("orders"),
                row.getInt("customers"),
                firstOn,
                row.getObject("last_on", LocalDate.class),
                stage(row),
                row.getObject("growth", Double.class),
                ProductLife.stretch((int) ChronoUnit.DAYS.between(firstOn, asOf)),
                instead == null
                        ? null
                        : new Product(new ProductId(instead), row.getString("code"), row.getString("name")));
    }

    static @Nullable ProductStage stage(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        return stage == null ? null : ProductStage.valueOf(stage);
    }
}
