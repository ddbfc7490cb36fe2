package peyvand.operational.customer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Countries;
import peyvand.domain.CustomerId;
import peyvand.domain.CustomersSaved;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkAction.Value;
import peyvand.operational.bulk.BulkActions;
import peyvand.operational.bulk.BulkOperation;
import peyvand.operational.bulk.BulkOperation.Back;
import peyvand.operational.bulk.BulkOperation.Change;
import peyvand.operational.bulk.BulkOperation.Records;
import peyvand.operational.bulk.BulkOperation.Rule;
import peyvand.operational.bulk.Selection;

/** What can be done with many customers at once, by the rules that hold for one. */
@Service
public class CustomerBulk implements BulkActions {

    private static final Records CUSTOMERS = new Records("customer", "c", "c.name", "c.id");
    private static final String OPEN = "c.archived_at is null";
    private static final int LONGEST = 100;

    private static final List<BulkAction> ACTIONS = List.of(
            new BulkAction("TAG", Right.EDIT, Value.TAG),
            new BulkAction("UNTAG", Right.EDIT, Value.TAG),
            new BulkAction("COUNTRY", Right.EDIT, Value.COUNTRY),
            new BulkAction("SECTOR", Right.EDIT, Value.TEXT),
            new BulkAction("SOURCE", Right.EDIT, Value.TEXT),
            new BulkAction("TIER", Right.EDIT, Value.TIER),
            new BulkAction("ARCHIVE", Right.DELETE, null),
            new BulkAction("RESTORE", Right.DELETE, null));

    /** What puts customers into no tier. */
    public static final String NO_TIER = "none";

    private static final String TO_TIER = "cast(nullif(:value, '" + NO_TIER + "') as bigint)";
    private static final String TIER_LABEL = """
            (select concat_ws(' / ', t.label_en, case when t.label_fa is distinct from t.label_en then t.label_fa end)
             from customer_tier t where t.id = c.tier_id)""";

    private final TagOperations tags;
    private final Tiers tiers;
    private final ApplicationEventPublisher events;

    CustomerBulk(TagOperations tags, Tiers tiers, ApplicationEventPublisher events) {
        this.tags = tags;
        this.tiers = tiers;
        this.events = events;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public List<BulkAction> all() {
        return ACTIONS;
    }

    public Selection filtered(Viewer viewer, CustomerFilter filter) {
        return columns -> filter.apply(Sql.of("select " + columns + " from customer c"), viewer);
    }

    @Override
    public Selection picked(Viewer viewer, Collection<Long> ids) {
        return columns -> Visibility.customers(
                Sql.of("select " + columns + " from customer c where c.merged_into_id is null and c.id = any (:ids)")
                        .with("ids", ids.toArray(Long[]::new)),
                viewer,
                "c");
    }

    @Override
    public Selection changed(Viewer viewer) {
        return columns -> Visibility.customers(
                Sql.of("select " + columns + " from customer c where c.merged_into_id is null"
                        + " and c.id in (select record_id from bulk_change_row where bulk_id = :bulk)"),
                viewer,
                "c");
    }

    @Override
    public BulkOperation operation(String action, String value) {
        return switch (action) {
            case "TAG" -> tags.add(CUSTOMERS, OPEN, value);
            case "UNTAG" -> tags.remove(CUSTOMERS, OPEN, value);
            case "COUNTRY" ->
                BulkOperation.column(CUSTOMERS, OPEN, "country", "country", checked(Countries.code(checked(value))));
            case "SECTOR" ->
                BulkOperation.column(
                        CUSTOMERS, OPEN + " and c.kind = 'ORGANISATION'", "sector", "sector", checked(value));
            case "SOURCE" -> BulkOperation.column(CUSTOMERS, OPEN, "source", "source", checked(value));
            case "TIER" -> tier(value);
            case "ARCHIVE" -> BulkOperation.archive(CUSTOMERS, "true");
            case "RESTORE" -> BulkOperation.restore(CUSTOMERS);
            default -> throw new NotFound(action);
        };
    }

    @Override
    public void saved(List<Long> ids) {
        events.publishEvent(new CustomersSaved(ids.stream().map(CustomerId::new).toList()));
    }

    /** Whoever was in a tier that is retired by now gets back into it when this is undone. */
    private BulkOperation tier(String value) {
        String there = "c.tier_id is not distinct from " + TO_TIER;
        Map<String, @Nullable String> after = new HashMap<>();
        after.put(
                "customerTier",
                value.equals(NO_TIER)
                        ? null
                        : tiers.tier(TierId.valueOf(value)).label().text());
        return new BulkOperation(
                CUSTOMERS,
                new Rule(OPEN, there, "jsonb_build_object('customerTier', " + TIER_LABEL + ", 'id', c.tier_id)"),
                new Change(", tier_id = " + TO_TIER, null, "CHANGED"),
                new Back(
                        OPEN + " and " + there,
                        new Change(", tier_id = cast(r.before ->> 'id' as bigint)", null, "CHANGED")),
                before -> after,
                () -> requireInUse(value),
                value);
    }

    private void requireInUse(String value) {
        if (!value.equals(NO_TIER) && tiers.tier(TierId.valueOf(value)).retired()) {
            throw new RuleViolation("rule.tier.retired");
        }
    }

    private static String checked(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new RuleViolation("rule.bulk.value", LONGEST);
        }
        return text;
    }
}
