package peyvand.operational.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.Label;

/** The tiers into which the company parts its customers, in their order; and who is in which. */
@Service
@Transactional
public class Tiers {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Tiers(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param retired whether nobody is put into it any more */
    public record Tier(TierId id, Label label, boolean retired) {}

    /** All of them in their order, those that are retired last. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Tier> all() {
        return jdbc.sql("select * from customer_tier order by retired_at is not null, position, id")
                .query((row, n) -> new Tier(
                        new TierId(row.getLong("id")),
                        new Label(row.getString("label_en"), row.getString("label_fa")),
                        row.getTimestamp("retired_at") != null))
                .list();
    }

    /** Those that somebody can be put into. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Tier> current() {
        return all().stream().filter(tier -> !tier.retired()).toList();
    }

    /** The tier of a customer whom the asker may see. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Tier> of(CustomerId customer) {
        Long tier = tierOf(customer);
        return tier == null
                ? Optional.empty()
                : all().stream().filter(one -> one.id().value() == tier).findFirst();
    }

    public void add(Viewer viewer, Label label) {
        viewer.require(Right.ADMINISTER, "add a tier of customers");
        List<Tier> now = all();
        if (current().size() >= MOST) {
            throw new RuleViolation("rule.tier.most", MOST);
        }
        label.check(now.stream().map(Tier::label).toList());
        jdbc.sql("""
                insert into customer_tier (label_en, label_fa, position)
                values (:en, :fa, (select coalesce(max(position), 0) + 1 from customer_tier))
                """).param("en", label.english()).param("fa", label.persian()).update();
        record(viewer, "TIER_ADDED", Changes.between(Map.of(), Map.of("customerTier", label.text())));
    }

    /** Nobody is put into a retired one; whoever is in it stays. */
    public void retire(Viewer viewer, TierId id, boolean retired) {
        viewer.require(Right.ADMINISTER, "retire a tier of customers");
        Tier tier = tier(id);
        jdbc.sql("update customer_tier set retired_at = :at where id = :id and (retired_at is null) = :retired")
                .param("at", retired ? Timestamp.from(clock.instant()) : null)
                .param("id", id.value())
                .param("retired", retired)
                .update();
        record(
                viewer,
                retired ? "TIER_RETIRED" : "TIER_ADDED",
                Changes.between(Map.of(), Map.of("customerTier", tier.label().text())));
    }

    /** Moves one before the one before it. */
    public void moveUp(Viewer viewer, TierId id) {
        viewer.require(Right.ADMINISTER, "order the tiers of customers");
        tier(id);
        jdbc.sql("""
                with pair as (
                  select id, position, lag(id) over (order by position, id) as before, lag(position) over (order by position, id) as place
                  from customer_tier where retired_at is null)
                update customer_tier t set position = case when t.id = p.id then p.place else p.position end
                from pair p where p.id = :id and p.before is not null and t.id in (p.id, p.before)
                """).param("id", id.value()).update();
    }

    /**
     * Puts a customer into a tier.
     *
     * @param tier null for none
     * @throws NotFound when there is no such customer that this viewer may see, or no such tier
     */
    public void assign(Viewer viewer, CustomerId customer, @Nullable TierId tier) {
        viewer.require(Right.EDIT, "put a customer into a tier");
        Visibility.requireCustomer(jdbc, viewer, customer, customer);
        Long before = tierOf(customer);
        Long after = tier == null ? null : tier.value();
        if (Objects.equals(before, after)) {
            return;
        }
        if (tier != null && tier(tier).retired()) {
            throw new RuleViolation("rule.tier.retired");
        }
        jdbc.sql("update customer set tier_id = :tier, updated_at = :now, version = version + 1 where id = :id")
                .param("tier", after)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", customer.value())
                .update();
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        Map<String, @Nullable Object> is = new LinkedHashMap<>();
        was.put(
                "customerTier",
                before == null ? null : tier(new TierId(before)).label().text());
        is.put("customerTier", tier == null ? null : tier(tier).label().text());
        audit.record(viewer, "CHANGED", RecordKind.CUSTOMER, customer.value(), customer, Changes.between(was, is));
    }

    private @Nullable Long tierOf(CustomerId customer) {
        return jdbc
                .sql("select tier_id from customer where id = :id")
                .param("id", customer.value())
                .query((row, n) -> Optional.ofNullable(row.getObject("tier_id", Long.class)))
                .list()
                .stream()
                .findFirst()
                .flatMap(found -> found)
                .orElse(null);
    }

    /** @throws NotFound when there never was one */
    @Transactional(readOnly = true)
    public Tier tier(TierId id) {
        return all().stream().filter(tier -> tier.id().equals(id)).findFirst().orElseThrow(() -> new NotFound(id));
    }

    private void record(Viewer viewer, String action, Changes changes) {
        audit.record(viewer, action, RecordKind.COMPANY, 0, null, changes);
    }
}
