package peyvand.operational.pricing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.PriceListId;
import peyvand.domain.ProductId;
import peyvand.domain.Slice;
import peyvand.domain.TierId;
import peyvand.operational.field.Label;
import peyvand.operational.staff.CompanyQueries;

/** Reads price lists, which everybody may see, and finds the price that applies. */
@Repository
public class PriceListQueries {

    private static final Sort BY_PRODUCT = new Sort("e.product_id", "bigint", false);

    private static final String LIST = """
            select l.*, t.label_en, t.label_fa, (select count(*) from price_list_entry e where e.price_list_id = l.id) as entries,
                   l.retired_at is null and l.valid_from <= cast(:today as date)
                     and coalesce(l.valid_until, 'infinity') >= cast(:today as date) as in_force
            from price_list l left join customer_tier t on t.id = l.tier_id
            """;

    private static final String ENTRY = """
            e.id, e.product_id, p.code, p.name, e.min_quantity, e.unit_price
            from price_list_entry e join product p on p.id = e.product_id where e.price_list_id = :list
            """;

    /**
     * Of the lists in the currency that hold on the day, those for the customer's tier go before those for everybody, and of
     * these the one that began last; within a list the largest quantity that is reached. A list that says nothing of the
     * product, or only from more of it on, is passed over.
     */
    private static final String PRICE = """
            select e.unit_price
            from price_list l cross join lateral (
              select unit_price from price_list_entry
              where price_list_id = l.id and product_id = :product and min_quantity <= :quantity
              order by min_quantity desc limit 1) e
            where l.currency = :currency and l.retired_at is null
              and l.valid_from <= cast(:day as date) and coalesce(l.valid_until, 'infinity') >= cast(:day as date)
              and (l.tier_id is null or l.tier_id = (select tier_id from customer where id = cast(:customer as bigint)))
            order by l.tier_id is null, l.valid_from desc, l.id desc limit 1
            """;

    private final JdbcClient jdbc;
    private final CompanyQueries companies;
    private final Clock clock;

    PriceListQueries(JdbcClient jdbc, CompanyQueries companies, Clock clock) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
    }

    /** All lists, those in use first, what began last on top. */
    public List<PriceListRow> all() {
        return jdbc.sql(LIST + " order by l.retired_at is not null, l.valid_from desc, l.id desc")
                .param("today", today())
                .query(PriceListQueries::list)
                .list();
    }

    /** @throws NotFound when there is none */
    public PriceListRow list(PriceListId id) {
        return jdbc.sql(LIST + " where l.id = :id")
                .param("today", today())
                .param("id", id.value())
                .query(PriceListQueries::list)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** The prices of a list, product by product. */
    public Slice<PriceEntryRow> entries(PriceListId id, @Nullable Cursor cursor, int size) {
        Sql sql = Sql.of("select " + Keyset.select(BY_PRODUCT, "e.id") + ", " + ENTRY)
                .with("list", id.value());
        return Keyset.page(jdbc, sql, BY_PRODUCT, "e.id", cursor, size, PriceListQueries::entry);
    }

    /** Every price of a list, by code and quantity, one at a time. */
    @Transactional(readOnly = true)
    public void each(PriceListId id, Consumer<PriceEntryRow> consumer) {
        try (var rows = jdbc
                .sql("select " + ENTRY + " order by p.code, e.min_quantity")
                .param("list", id.value())
                .withFetchSize(1_000)
                .query(PriceListQueries::entry)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /** What so many of a product cost each by the lists; empty where none says so. */
    Optional<BigDecimal> price(Sale sale, ProductId product, BigDecimal quantity) {
        return jdbc.sql(PRICE)
                .param("product", product.value())
                .param("quantity", quantity.abs())
                .param("currency", sale.currency())
                .param("day", sale.on().toString())
                .param(
                        "customer",
                        sale.customer() == null ? null : sale.customer().value())
                .query(BigDecimal.class)
                .optional();
    }

    private String today() {
        return LocalDate.ofInstant(
                        clock.instant(), companies.company().orElseThrow().zone())
                .toString();
    }

    private static PriceListRow list(ResultSet row, int number) throws SQLException {
        Long tier = row.getObject("tier_id", Long.class);
        return new PriceListRow(
                new PriceListId(row.getLong("id")),
                new PriceListData(
                        row.getString("name"),
                        row.getString("currency"),
                        tier == null ? null : new TierId(tier),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)),
                tier == null ? null : new Label(row.getString("label_en"), row.getString("label_fa")),
                row.getLong("entries"),
                row.getBoolean("in_force"),
                row.getTimestamp("retired_at") != null,
                row.getInt("version"));
    }

    private static PriceEntryRow entry(ResultSet row, int number) throws SQLException {
        return new PriceEntryRow(
                row.getLong("id"),
                new ProductId(row.getLong("product_id")),
                row.getString("code"),
                row.getString("name"),
                row.getBigDecimal("min_quantity"),
                row.getBigDecimal("unit_price"));
    }
}
