package peyvand.operational.duplicate;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.duplicate.Parties.Party;

/** Takes a merge back, step by step from its end. */
@Component
class MergeUndo {

    private final JdbcClient jdbc;
    private final Parties parties;
    private final MergeFields fields;
    private final MergeValues values;
    private final Moves moves;
    private final Consents consents;
    private final PairSnapshots pairs;
    private final AuditLog audit;
    private final Clock clock;

    MergeUndo(
            JdbcClient jdbc,
            Parties parties,
            MergeFields fields,
            MergeValues values,
            Moves moves,
            Consents consents,
            PairSnapshots pairs,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.fields = fields;
        this.values = values;
        this.moves = moves;
        this.consents = consents;
        this.pairs = pairs;
        this.audit = audit;
        this.clock = clock;
    }

    void undo(Viewer viewer, MergeId id) {
        Merge unlocked = find(id);
        parties.lock(viewer, unlocked.kind, unlocked.winner, unlocked.loser);
        Merge merge = find(id);
        Party winner = parties.read(merge.kind, merge.winner);
        Party loser = parties.read(merge.kind, merge.loser);
        requireUndoable(merge, winner, loser);
        List<Merge> parts = partsOf(merge);
        List<HandlePair> handles = new ArrayList<>();
        takeBack(viewer, merge, handles);
        parts.forEach(part -> takeBack(viewer, part, handles));
        handles.forEach(pair -> consents.carryRefusalsBack(
                pair.kept, pair.restored, merge.mergedAt, viewer.staff().value()));
        tell(viewer, merge, winner, loser);
    }

    private void takeBack(Viewer viewer, Merge merge, List<HandlePair> handles) {
        pairs.clear(merge.kind, merge.winner, merge.loser, merge.mergedAt);
        for (Step step : steps(merge)) {
            switch (step.action) {
                case "MOVED" -> moves.moveBack(step.table, step.columns, step.from, step.to, step.keys);
                case "DROPPED" -> {
                    moves.putBack(step.table, step.rows);
                    if (step.table.equals("crm.handle")) {
                        handles.addAll(restoredHandles(merge, step));
                    }
                }
                default -> consents.takeBack(step.keys, viewer.staff().value());
            }
        }
        restoreWinner(merge);
        values.restore(merge.id);
        raise(merge);
        jdbc.sql("update merge set undone_at = :at, undone_by = :by where id = :id")
                .param("at", Timestamp.from(clock.instant()))
                .param("by", viewer.staff().value())
                .param("id", merge.id)
                .update();
    }

    private void requireUndoable(Merge merge, Party winner, Party loser) {
        if (merge.undone) {
            throw new RuleViolation("rule.merge.undone");
        }
        if (merge.part) {
            throw new RuleViolation("rule.merge.part");
        }
        if (winner.merged()) {
            throw new RuleViolation("rule.merge.winnerMerged");
        }
        later(merge, winner, loser).ifPresent(name -> {
            throw new RuleViolation("rule.merge.laterFirst", name);
        });
        Object reference = loser.row().get("reference");
        if (reference != null && taken(reference.toString(), winner, loser)) {
            throw new RuleViolation("rule.merge.referenceTaken", reference);
        }
    }

    /** Whom a later merge took in that moved the same rows again. */
    private Optional<String> later(Merge merge, Party winner, Party loser) {
        return jdbc.sql("""
                select m.loser_before ->> 'name' from merge m
                where m.id > :id and m.undone_at is null and m.part_of_id is null
                  and (m.record_kind = :kind and m.winner_id = :winner
                       or m.record_kind = 'CUSTOMER' and m.winner_id = any (:customers)
                       or :kind = 'CUSTOMER' and m.record_kind = 'CONTACT'
                          and exists (select from contact k where k.id in (m.winner_id, m.loser_id) and k.customer_id = any (:customers)))
                order by m.id desc limit 1
                """)
                .param("id", merge.id)
                .param("kind", merge.kind.name())
                .param("winner", merge.winner)
                .param(
                        "customers",
                        merge.kind == DuplicateKind.CUSTOMER
                                ? new Long[] {merge.winner}
                                : new Long[] {winner.customer(), loser.customer()})
                .query(String.class)
                .optional();
    }

    private boolean taken(String reference, Party winner, Party loser) {
        return jdbc.sql("""
                select exists (select from customer where reference = :reference and merged_into_id is null and id not in (:winner, :loser))
                """)
                .param("reference", reference)
                .param("winner", winner.id())
                .param("loser", loser.id())
                .query(Boolean.class)
                .single();
    }

    /** A field that was changed since the merge keeps its new value. */
    private void restoreWinner(Merge merge) {
        String restored = fields.columns(merge.kind).stream()
                .map(Catalog::quote)
                .map(column -> "{c} = case when w.{c} is not distinct from a.{c} then b.{c} else w.{c} end"
                        .replace("{c}", column))
                .collect(joining(", "));
        jdbc.sql("""
                update {table} w set {restored}, updated_at = :at, version = w.version + 1
                from merge m, jsonb_populate_record(null::{table}, m.winner_before) b, jsonb_populate_record(null::{table}, m.winner_after) a
                where m.id = :id and w.id = m.winner_id
                """.replace("{table}", merge.kind.table()).replace("{restored}", restored))
                .param("at", Timestamp.from(clock.instant()))
                .param("id", merge.id)
                .update();
    }

    /** The loser is a record of its own again. */
    private void raise(Merge merge) {
        jdbc.sql("""
                update {table} l set merged_into_id = null, archived_at = b.archived_at, updated_at = :at, version = l.version + 1
                from merge m, jsonb_populate_record(null::{table}, m.loser_before) b where m.id = :id and l.id = m.loser_id
                """.replace("{table}", merge.kind.table()))
                .param("at", Timestamp.from(clock.instant()))
                .param("id", merge.id)
                .update();
    }

    private void tell(Viewer viewer, Merge merge, Party before, Party loser) {
        Party winner = parties.read(merge.kind, merge.winner);
        Map<String, Changes.Change> changes = new LinkedHashMap<>();
        changes.put("merged", new Changes.Change(loser.title(), null));
        changes.putAll(Changes.between(fields.texts(merge.kind, before.row()), fields.texts(merge.kind, winner.row()))
                .fields());
        changes.putAll(Changes.between(values.texts(merge.kind, before), values.texts(merge.kind, winner))
                .fields());
        audit.record(
                viewer,
                "UNMERGED",
                merge.kind.recordKind(),
                merge.winner,
                new CustomerId(winner.customer()),
                new Changes(changes));
    }

    private Merge find(MergeId id) {
        return merges("id = :id", id.value()).stream().findFirst().orElseThrow(() -> new NotFound(id));
    }

    private List<Merge> partsOf(Merge merge) {
        return merges("part_of_id = :id and undone_at is null", merge.id);
    }

    private List<Merge> merges(String condition, long id) {
        return jdbc.sql(
                        "select id, record_kind, winner_id, loser_id, merged_at, undone_at is not null as undone, part_of_id is not null as part"
                                + " from merge where " + condition + " order by id desc")
                .param("id", id)
                .query((row, n) -> new Merge(
                        row.getLong("id"),
                        DuplicateKind.valueOf(row.getString("record_kind")),
                        row.getLong("winner_id"),
                        row.getLong("loser_id"),
                        row.getTimestamp("merged_at"),
                        row.getBoolean("undone"),
                        row.getBoolean("part")))
                .list();
    }

    /** Their JSON stays in the database's own words, so that no number loses a digit. */
    private List<Step> steps(Merge merge) {
        return jdbc.sql("""
                select seq, table_name, action, array(select jsonb_object_keys(rows -> 'from') where action = 'MOVED') as columns,
                       (rows -> 'from')::text as "from", (rows -> 'to')::text as "to", (rows -> 'keys')::text as keys, (rows -> 'rows')::text as rows
                from merge_move where merge_id = :id order by seq desc
                """)
                .param("id", merge.id)
                .query((row, n) -> new Step(
                        row.getInt("seq"),
                        row.getString("table_name"),
                        row.getString("action"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        row.getString("from"),
                        row.getString("to"),
                        row.getString("keys"),
                        row.getString("rows")))
                .list();
    }

    private List<HandlePair> restoredHandles(Merge merge, Step step) {
        return jdbc.sql("""
                select (m.rows -> 'kept' ->> 'id')::bigint, (r ->> 'id')::bigint
                from merge_move m, jsonb_array_elements(m.rows -> 'rows') r where m.merge_id = :id and m.seq = :seq
                """)
                .param("id", merge.id)
                .param("seq", step.seq)
                .query((row, n) -> new HandlePair(row.getLong(1), row.getLong(2)))
                .list();
    }

    private record Merge(
            long id, DuplicateKind kind, long winner, long loser, Timestamp mergedAt, boolean undone, boolean part) {}

    private record Step(
            int seq,
            String table,
            String action,
            List<String> columns,
            String from,
            String to,
            String keys,
            String rows) {}

    private record HandlePair(long kept, long restored) {}
}
