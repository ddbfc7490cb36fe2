package peyvand.analytical.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.insight.CustomerInsight.Offer;
import peyvand.analytical.insight.CustomerInsight.Scores;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;

/** Reads what the last analysis says of one customer. */
@Repository
public class InsightQueries {

    private static final int OFFERS = 3;

    private final JdbcClient jdbc;

    InsightQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the first run, for a minute of a new customer, and of one whose orders are not to be seen. */
    public Optional<CustomerInsight> of(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of("""
                select coalesce((r.setting ->> 'horizonMonths')::int, 12) as horizon_months, i.*, v.since as tier_since,
                       o.place, o.product, p.name as product_name, o.because, b.name as because_name, o.both_bought, o.of_those
                from dim_insight i
                join dim_customer c on c.customer_id = i.customer_id
                join analysis_state s on true join analysis_run r on r.id = s.run_id
                left join investment v on v.customer_id = i.customer_id and v.tier = i.tier
                left join lateral (
                  select * from unnest(i.offers, i.offers_for, i.offers_both, i.offers_of)
                    with ordinality o (product, because, both_bought, of_those, place)
                  where not exists (
                      select from fact_order f join fact_order_line l using (order_id)
                      where f.customer_id = i.customer_id and f.ordered_at > r.started_at and l.product_id = o.product)
                    and not exists (
                      select from offer_refusal x where x.customer_id = i.customer_id and x.product_id = o.product)
                    and exists (select from dim_product n where n.product_id = o.product and not n.is_archived)
                  order by o.place limit :offers
                ) o on true
                left join dim_product p on p.product_id = o.product
                left join dim_product b on b.product_id = o.because
                where i.customer_id = :customer
                """).with("customer", customer.value()).with("offers", OFFERS);
        Visibility.customers(sql, viewer, "c");
        return Visibility.buyers(sql, viewer, "c")
                .add("order by o.place")
                .on(jdbc)
                .query((ResultSetExtractor<Optional<CustomerInsight>>) InsightQueries::insight);
    }

    private static Optional<CustomerInsight> insight(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        List<Offer> offers = new ArrayList<>();
        CustomerInsight found = insight(row, offers);
        do {
            if (row.getObject("product") != null) {
                offers.add(new Offer(
                        new ProductId(row.getLong("product")),
                        row.getString("product_name"),
                        new ProductId(row.getLong("because")),
                        row.getString("because_name"),
                        row.getInt("both_bought"),
                        row.getInt("of_those")));
            }
        } while (row.next());
        return Optional.of(found);
    }

    private static CustomerInsight insight(ResultSet row, List<Offer> offers) throws SQLException {
        String segment = row.getString("segment");
        String tier = row.getString("tier");
        return new CustomerInsight(
                row.getObject("as_of", LocalDate.class),
                instant(row.getTimestamp("refreshed_at")),
                row.getInt("horizon_months"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("stage_since", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                number(row, "gap_days"),
                segment == null
                        ? null
                        : new Scores(
                                row.getInt("r"),
                                row.getInt("f"),
                                row.getInt("m"),
                                RfmSegment.valueOf(segment),
                                row.getInt("decile")),
                number(row, "alive"),
                number(row, "expected"),
                row.getDouble("value"),
                number(row, "value_low"),
                number(row, "value_high"),
                row.getObject("next_on", LocalDate.class),
                tier == null ? Tier.NONE : Tier.valueOf(tier),
                row.getObject("tier_since", LocalDate.class),
                row.getDouble("room"),
                offers);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }
}
