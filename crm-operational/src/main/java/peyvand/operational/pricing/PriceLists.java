package peyvand.operational.pricing;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.LineTerms;
import peyvand.domain.NotFound;
import peyvand.domain.PriceListId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.staff.CompanyQueries;

/** The commands on price lists. What everybody offers is decided by who may change many records at once. */
@Service
@Transactional
public class PriceLists {

    private final PriceListQueries queries;
    private final CompanyQueries companies;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    PriceLists(PriceListQueries queries, CompanyQueries companies, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.queries = queries;
        this.companies = companies;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public PriceListId create(Viewer viewer, PriceListData data) {
        require(viewer);
        data.check();
        PriceListId id =
                new PriceListId(named(() -> written("""
                insert into price_list (name, currency, tier_id, valid_from, valid_until, created_at, updated_at)
                values (:name, :currency, :tier, :from, :until, :now, :now) returning id
                """, data).query(Long.class).single()));
        record(viewer, "CREATED", id, Changes.NONE);
        return id;
    }

    /** @throws Stale when somebody saved it since the viewer read this version */
    public void edit(Viewer viewer, PriceListId id, int version, PriceListData data) {
        require(viewer);
        data.check();
        PriceListRow now = queries.list(id);
        Changes changes = Changes.between(now.data().fields(), data.fields());
        if (changes.fields().containsKey("currency") && now.entries() > 0) {
            throw new RuleViolation("rule.priceList.currency");
        }
        int changed = named(() -> written("""
                update price_list set name = :name, currency = :currency, tier_id = :tier, valid_from = :from, valid_until = :until,
                  updated_at = :now, version = version + 1
                where id = :id and version = :version
                """, data)
                .param("id", id.value())
                .param("version", version)
                .update());
        Stale.check(id, version, changed == 1 ? version : version + 1);
        if (!changes.isEmpty()) {
            record(viewer, "CHANGED", id, changes);
        }
    }

    /** A retired list prices nothing any more, and can come back. */
    public void retire(Viewer viewer, PriceListId id, boolean retired) {
        require(viewer);
        queries.list(id);
        int changed = named(() -> jdbc.sql("""
                update price_list set retired_at = :at, version = version + 1
                where id = :id and (retired_at is null) = :retired
                """)
                .param("at", retired ? Timestamp.from(clock.instant()) : null)
                .param("id", id.value())
                .param("retired", retired)
                .update());
        if (changed == 1) {
            record(viewer, retired ? "RETIRED" : "RESTORED", id, Changes.NONE);
        }
    }

    /** Writes many prices at once; those that are there for the same product and quantity get another price. */
    public void enter(Viewer viewer, PriceListId id, List<PriceEntry> entries) {
        require(viewer);
        queries.list(id);
        jdbc.sql("""
                insert into price_list_entry (price_list_id, product_id, min_quantity, unit_price)
                select :list, product, quantity, price
                from unnest(cast(:products as bigint[]), cast(:quantities as numeric[]), cast(:prices as numeric[])) e (product, quantity, price)
                on conflict (price_list_id, product_id, min_quantity) do update set unit_price = excluded.unit_price
                """)
                .param("list", id.value())
                .param(
                        "products",
                        entries.stream().map(e -> e.product().value()).toArray(Long[]::new))
                .param(
                        "quantities",
                        entries.stream().map(PriceEntry::minQuantity).toArray(BigDecimal[]::new))
                .param("prices", entries.stream().map(PriceEntry::unitPrice).toArray(BigDecimal[]::new))
                .update();
        record(viewer, "PRICES_ENTERED", id, Changes.between(Map.of(), Map.of("prices", entries.size())));
    }

    /** @throws NotFound when the list has no such price */
    public void remove(Viewer viewer, PriceListId id, long entry) {
        require(viewer);
        int removed = jdbc.sql("delete from price_list_entry where id = :entry and price_list_id = :id")
                .param("entry", entry)
                .param("id", id.value())
                .update();
        if (removed == 0) {
            throw new NotFound(entry);
        }
        record(viewer, "PRICE_REMOVED", id, Changes.NONE);
    }

    /** The tax in per cent on products that say nothing else. */
    public void usualTax(Viewer viewer, BigDecimal percent) {
        require(viewer);
        LineTerms.requireTax(percent);
        BigDecimal before = companies.usualTax();
        jdbc.sql("update company set tax_percent = :percent")
                .param("percent", percent)
                .update();
        Changes changes = Changes.between(Map.of("taxPercent", text(before)), Map.of("taxPercent", text(percent)));
        if (!changes.isEmpty()) {
            audit.record(viewer, "CHANGED", RecordKind.COMPANY, 0, null, changes);
        }
    }

    private JdbcClient.StatementSpec written(String sql, PriceListData data) {
        return jdbc.sql(sql)
                .param("name", data.name())
                .param("currency", data.currency())
                .param("tier", data.tier() == null ? null : data.tier().value())
                .param("from", Date.valueOf(data.validFrom()))
                .param("until", data.validUntil() == null ? null : Date.valueOf(data.validUntil()))
                .param("now", Timestamp.from(clock.instant()));
    }

    private static <T> T named(Supplier<T> saving) {
        try {
            return saving.get();
        } catch (DuplicateKeyException taken) {
            throw new RuleViolation("rule.priceList.nameTaken");
        }
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void require(Viewer viewer) {
        viewer.require(Right.BULK, "change price lists");
    }

    private void record(Viewer viewer, String action, PriceListId id, Changes changes) {
        audit.record(viewer, action, RecordKind.PRICE_LIST, id.value(), null, changes);
    }
}
