package peyvand.operational.bulk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.domain.BulkId;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.audit.AuditLog.Entry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes many records at once, in one transaction and a few statements, however many there are; and takes that back,
 * except where somebody has changed the same since.
 */
@Service
@Transactional
public class BulkChanges {

    /** So many at once. */
    public static final int MOST = 10_000;

    /** So many may be picked one by one. */
    public static final int MOST_PICKED = 1_000;

    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int SAMPLE = 10;
    private static final TypeReference<Map<String, @Nullable String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;
    private final List<BulkActions> kinds;
    private final BulkChangeQueries queries;
    private final ObjectProvider<BulkExtra> extras;

    BulkChanges(
            JdbcClient jdbc,
            AuditLog audit,
            JsonMapper json,
            Clock clock,
            List<BulkActions> kinds,
            BulkChangeQueries queries,
            ObjectProvider<BulkExtra> extras) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.kinds = kinds;
        this.queries = queries;
        this.extras = extras;
    }

    /** A record of a change. */
    private record Row(long id, @Nullable CustomerId customer, Map<String, @Nullable String> before) {}

    private record Counts(int found, int already, int impossible) {}

    public List<BulkAction> actions(Viewer viewer, RecordKind kind) {
        return all(kind).stream().filter(action -> viewer.may(action.right())).toList();
    }

    /** Whoever may do it. */
    public List<BulkAction> all(RecordKind kind) {
        return Stream.concat(actions(kind).all().stream(), extras(kind).map(BulkExtra::action))
                .toList();
    }

    private Stream<BulkExtra> extras(RecordKind kind) {
        return extras.stream().filter(extra -> extra.kind() == kind);
    }

    public BulkActions actions(RecordKind kind) {
        return kinds.stream()
                .filter(actions -> actions.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new NotFound(kind));
    }

    @Transactional(readOnly = true)
    public BulkPreview preview(Viewer viewer, RecordKind kind, String action, String value, Selection selection) {
        BulkOperation operation = operation(viewer, kind, action, value);
        Sql picked = selection
                .select(columns(operation))
                .add("order by " + operation.records().alias() + ".id limit " + (MOST + 1));
        Sql sql = Sql.of("""
                with picked as materialized (select *, row_number() over (order by id) as place from (%1$s) p), taken as (
                  select * from picked where place <= %2$d)
                select count(*) filter (where possible and not already) as changed,
                       count(*) filter (where possible and already) as already,
                       count(*) filter (where not possible) as impossible,
                       array(select called from taken where possible and not already order by id limit %3$d) as sample,
                       (select count(*) > %2$d from picked) as more
                from taken
                """.formatted(picked, MOST, SAMPLE));
        List<BulkPreview.Share> shares = operation.share() == null ? List.of() : shares(operation, selection);
        return sql.withValuesOf(picked)
                .with("value", operation.value())
                .on(jdbc)
                .query((row, n) -> new BulkPreview(
                        row.getInt("changed"),
                        row.getInt("already"),
                        row.getInt("impossible"),
                        Arrays.asList((String[]) row.getArray("sample").getArray()),
                        shares,
                        row.getBoolean("more")))
                .single();
    }

    private List<BulkPreview.Share> shares(BulkOperation operation, Selection selection) {
        String id = operation.records().alias() + ".id";
        Sql picked = selection
                .select(columns(operation) + ", " + operation.share() + " as share")
                .add("order by " + id + " limit " + MOST);
        Sql sql = Sql.of(
                "with picked as materialized (" + picked + ") select share as name, count(*) as number from picked"
                        + " where possible and not already group by share order by number desc, share");
        return sql.withValuesOf(picked)
                .with("value", operation.value())
                .on(jdbc)
                .query((row, n) -> new BulkPreview.Share(row.getString("name"), row.getInt("number")))
                .list();
    }

    /**
     * Changes what can be changed and is not so already.
     *
     * @param expected so many the viewer was told
     * @throws RuleViolation when there are more or fewer by now
     */
    public BulkId run(Viewer viewer, RecordKind kind, String action, String value, Selection selection, int expected) {
        BulkOperation operation = operation(viewer, kind, action, value);
        forget();
        operation.prepare().run();
        Timestamp now = Timestamp.from(clock.instant());
        BulkId id = begin(viewer, kind, action, operation.value(), now);
        Counts counts = take(operation, selection, id);
        List<Row> rows = rows(id, false);
        if (rows.size() != expected) {
            throw new RuleViolation("rule.bulk.otherNumber", expected, rows.size());
        }
        write(viewer, operation, id, now, operation.change(), "");
        record(viewer, kind, operation.change().audited(), rows, operation, false);
        recordWhole(viewer, kind, "CHANGED_MANY", action, operation.value(), rows.size());
        jdbc.sql(
                        "update bulk_change set changed = :changed, already = :already, impossible = :impossible where id = :id")
                .param("changed", rows.size())
                .param("already", counts.already())
                .param("impossible", counts.impossible())
                .param("id", id.value())
                .update();
        List<Long> ids = rows.stream().map(Row::id).toList();
        actions(kind).saved(ids);
        if (!ids.isEmpty()) {
            actions(kind).done(viewer, action, operation.value(), ids);
        }
        return id;
    }

    /**
     * Puts back what nobody has changed since. A second time does nothing more.
     *
     * @throws NotFound when it is not the viewer's own, or too long ago
     */
    public void undo(Viewer viewer, BulkId id) {
        jdbc.sql("select 1 from bulk_change where id = :id for update")
                .param("id", id.value())
                .query()
                .listOfRows();
        BulkChange change = queries.of(viewer, id);
        if (change.undone() != null) {
            return;
        }
        BulkOperation operation = operation(viewer, change.kind(), change.action(), change.value());
        int reached = release(viewer, change, operation);
        List<Row> rows = rows(id, true);
        Timestamp now = Timestamp.from(clock.instant());
        write(viewer, operation, id, now, operation.back().change(), "and r.undone");
        record(viewer, change.kind(), operation.back().change().audited(), rows, operation, true);
        recordWhole(viewer, change.kind(), "UNDONE_MANY", change.action(), change.value(), rows.size());
        jdbc.sql("""
                update bulk_change set undone_at = :now, put_back = :putBack, changed_since = :changedSince, out_of_reach = :outOfReach
                where id = :id
                """)
                .param("now", now)
                .param("putBack", rows.size())
                .param("changedSince", reached - rows.size())
                .param("outOfReach", change.changed() - reached)
                .param("id", id.value())
                .update();
        actions(change.kind()).saved(rows.stream().map(Row::id).toList());
    }

    private BulkOperation operation(Viewer viewer, RecordKind kind, String name, String value) {
        viewer.require(Right.BULK, "change many records at once");
        BulkAction action = all(kind).stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound(name));
        viewer.require(action.right(), "change many records at once: " + name);
        return extras(kind)
                .filter(extra -> extra.action().name().equals(name))
                .findFirst()
                .map(extra -> extra.operation(value))
                .orElseGet(() -> actions(kind).operation(name, value));
    }

    private static String columns(BulkOperation operation) {
        return operation.records().alias() + ".id, " + operation.records().called() + " as called, coalesce("
                + operation.rule().possible() + ", false) as possible, coalesce("
                + operation.rule().already() + ", false) as already";
    }

    private BulkId begin(Viewer viewer, RecordKind kind, String action, String value, Timestamp now) {
        return new BulkId(jdbc.sql("""
                insert into bulk_change (record_kind, action, value, by_id, at) values (:kind, :action, :value, :by, :now)
                returning id
                """)
                .param("kind", kind.name())
                .param("action", action)
                .param("value", value)
                .param("by", viewer.staff().value())
                .param("now", now)
                .query(Long.class)
                .single());
    }

    /** Locks the records and keeps what those to be changed are now. */
    private Counts take(BulkOperation operation, Selection selection, BulkId id) {
        Sql picked = selection
                .select(columns(operation) + ", " + operation.records().customer() + " as customer, "
                        + operation.rule().before() + " as before")
                .add("order by " + operation.records().alias() + ".id limit " + MOST + " for no key update of "
                        + operation.records().alias());
        Sql sql = Sql.of("""
                with picked as materialized (%s), taken as (
                  insert into bulk_change_row (bulk_id, record_id, customer_id, before)
                  select :bulk, id, customer, before from picked where possible and not already)
                select count(*) as found, count(*) filter (where possible and already) as already,
                       count(*) filter (where not possible) as impossible
                from picked
                """.formatted(picked));
        return sql.withValuesOf(picked)
                .with("bulk", id.value())
                .with("value", operation.value())
                .on(jdbc)
                .query((row, n) -> new Counts(row.getInt("found"), row.getInt("already"), row.getInt("impossible")))
                .single();
    }

    /** Marks the rows that go back. @return how many of the change the viewer still reaches */
    private int release(Viewer viewer, BulkChange change, BulkOperation operation) {
        String alias = operation.records().alias();
        Map<Long, Boolean> reached = new LinkedHashMap<>();
        actions(change.kind())
                .changed(viewer)
                .select(alias + ".id, coalesce(" + operation.back().still() + ", false) as still")
                .add("order by " + alias + ".id for no key update of " + alias)
                .with("bulk", change.id().value())
                .with("value", change.value())
                .with("now", Timestamp.from(change.at()))
                .on(jdbc)
                .query(row -> {
                    reached.put(row.getLong("id"), row.getBoolean("still"));
                });
        jdbc.sql("update bulk_change_row set undone = true where bulk_id = :bulk and record_id = any (:ids)")
                .param("bulk", change.id().value())
                .param("ids", reached.keySet().stream().filter(reached::get).toArray(Long[]::new))
                .update();
        return reached.size();
    }

    private List<Row> rows(BulkId id, boolean undone) {
        return jdbc.sql("""
                select record_id, customer_id, before from bulk_change_row
                where bulk_id = :bulk and undone = :undone order by record_id
                """)
                .param("bulk", id.value())
                .param("undone", undone)
                .query((row, n) -> new Row(
                        row.getLong("record_id"),
                        row.getString("customer_id") == null ? null : new CustomerId(row.getLong("customer_id")),
                        json.readValue(row.getString("before"), FIELDS)))
                .list();
    }

    private void write(
            Viewer viewer,
            BulkOperation operation,
            BulkId id,
            Timestamp now,
            BulkOperation.Change change,
            String which) {
        if (change.set() != null) {
            String update = "update " + operation.records().table() + " "
                    + operation.records().alias()
                    + " set version = " + operation.records().alias() + ".version + 1, updated_at = :now" + change.set()
                    + " from bulk_change_row r where r.bulk_id = :bulk and r.record_id = "
                    + operation.records().alias() + ".id "
                    + which;
            write(viewer, operation, id, now, update);
        }
        if (change.also() != null) {
            write(viewer, operation, id, now, change.also());
        }
    }

    private void write(Viewer viewer, BulkOperation operation, BulkId id, Timestamp now, String statement) {
        Sql.of(statement)
                .with("bulk", id.value())
                .with("value", operation.value())
                .with("by", viewer.staff().value())
                .with("now", now)
                .on(jdbc)
                .update();
    }

    private void record(
            Viewer viewer, RecordKind kind, String action, List<Row> rows, BulkOperation operation, boolean back) {
        List<Entry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, @Nullable String> after = operation.after().apply(row.before());
            Map<String, @Nullable String> before = new LinkedHashMap<>(row.before());
            before.keySet().retainAll(after.keySet());
            entries.add(new Entry(
                    row.id(), row.customer(), back ? Changes.between(after, before) : Changes.between(before, after)));
        }
        audit.recordAll(viewer, action, kind, entries);
    }

    private void recordWhole(Viewer viewer, RecordKind kind, String what, String action, String value, int number) {
        audit.record(
                viewer,
                what,
                kind,
                0,
                null,
                Changes.between(
                        Map.of(), Map.of("what", value.isEmpty() ? action : action + " " + value, "records", number)));
    }

    /** Lets go of what can no longer be taken back, a little with each change. */
    private void forget() {
        jdbc.sql("""
                delete from bulk_change where id in (select id from bulk_change where at < :old order by at limit 3 for update skip locked)
                """)
                .param("old", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }
}
