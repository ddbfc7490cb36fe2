package peyvand.operational.duplicate;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What two records' consents make together: the stricter one.
 *
 * <p>For the same handle a purpose is granted only where both sides granted it. A refusal on either side also counts for
 * the other handles of that kind of the merged person.
 *
 * <p>The ledger only grows: what a merge has answered is taken back by another answer.
 */
@Component
class Consents {

    static final String REFUSED = "merge";

    /** Says no because one side never answered; that is no refusal to carry further. */
    static final String UNANSWERED = "merge, unanswered on one side";

    private static final String UNDONE = "merge undone";
    private static final String TABLE = "crm.consent";

    private static final String LATEST = """
            select distinct on (handle_id, purpose) handle_id, purpose, granted, source, recorded_at, id
            from consent where handle_id = any (:handles) order by handle_id, purpose, id desc
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An answer to give for a handle unless the ledger gives it already. */
    record Answer(long handle, String purpose, boolean granted, String source) {}

    /** A purpose that a person refused for handles of a kind. */
    record Refusal(String kind, String purpose) {}

    private static long id(Map<String, ?> handle) {
        return ((Number) Objects.requireNonNull(handle.get("id"))).longValue();
    }

    /** The answers for a handle that is written twice, from before the ledgers of the two are joined. */
    List<Answer> ofTheSame(Map<String, ?> kept, Map<String, ?> dropped) {
        long keptId = id(kept);
        long droppedId = id(dropped);
        return jdbc.sql("""
                with latest as (%s)
                select purpose, count(*) filter (where granted) as granted,
                       bool_or(not granted and source <> :unanswered) as refused
                from latest group by purpose order by purpose
                """.formatted(LATEST))
                .param("handles", new Long[] {keptId, droppedId})
                .param("unanswered", UNANSWERED)
                .query((row, n) -> {
                    boolean granted = row.getInt("granted") == 2;
                    return new Answer(
                            keptId,
                            row.getString("purpose"),
                            granted,
                            granted || row.getBoolean("refused") ? REFUSED : UNANSWERED);
                })
                .list();
    }

    /** What was refused for any handle of these. */
    Set<Refusal> refusals(List<Long> handles) {
        return new LinkedHashSet<>(jdbc.sql("""
                with latest as (%s)
                select distinct h.kind, l.purpose from latest l join handle h on h.id = l.handle_id
                where not l.granted and l.source <> :unanswered order by 1, 2
                """.formatted(LATEST))
                .param("handles", handles.toArray(Long[]::new))
                .param("unanswered", UNANSWERED)
                .query((row, n) -> new Refusal(row.getString("kind"), row.getString("purpose")))
                .list());
    }

    void refuse(MergeLog log, Set<Refusal> refusals, List<Long> handles) {
        List<Answer> answers = new ArrayList<>();
        for (Refusal refusal : refusals) {
            jdbc.sql("select id from handle where id = any (:handles) and kind = :kind order by id")
                    .param("handles", handles.toArray(Long[]::new))
                    .param("kind", refusal.kind())
                    .query(Long.class)
                    .list()
                    .forEach(handle -> answers.add(new Answer(handle, refusal.purpose(), false, REFUSED)));
        }
        write(log, answers);
    }

    void write(MergeLog log, List<Answer> answers) {
        List<String> keys = new ArrayList<>();
        for (Answer answer : answers) {
            insert(answer, log.staff()).forEach(id -> keys.add("{\"id\":" + id + "}"));
        }
        if (!keys.isEmpty()) {
            log.added(TABLE, "[" + String.join(",", keys) + "]");
        }
    }

    /**
     * What was answered before these answers of a merge holds again, unless somebody has said something else since.
     *
     * @param keys as in {@link MergeLog#added}
     */
    void takeBack(String keys, long staff) {
        jdbc.sql("""
                insert into consent (handle_id, purpose, granted, source, wording, recorded_at, recorded_by, restores_id)
                select a.handle_id, a.purpose, coalesce(before.granted, false),
                       case when coalesce(before.source, :unanswered) = :unanswered then :unanswered else :undone end,
                       before.wording, :at, :staff, coalesce(before.restores_id, before.id)
                from jsonb_to_recordset(cast(:keys as jsonb)) k (id bigint)
                join consent a on a.id = k.id
                join handle h on h.id = a.handle_id
                cross join lateral (
                  select l.id, l.restores_id from consent l
                  where l.handle_id = a.handle_id and l.purpose = a.purpose order by l.id desc limit 1) latest
                left join lateral (
                  select * from consent b
                  where b.handle_id = a.handle_id and b.purpose = a.purpose and b.id < a.id order by b.id desc limit 1) before on true
                where a.id in (latest.id, latest.restores_id)
                """)
                .param("keys", keys)
                .param("unanswered", UNANSWERED)
                .param("undone", UNDONE)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", staff)
                .update();
    }

    /** A handle comes back out of another: what was refused for that one since the merge was refused for both. */
    void carryRefusalsBack(long kept, long restored, Timestamp mergedAt, long staff) {
        jdbc.sql(
                        "with latest as (" + LATEST
                                + ") select purpose from latest where not granted and source <> :unanswered and recorded_at > :since")
                .param("handles", new Long[] {kept})
                .param("unanswered", UNANSWERED)
                .param("since", mergedAt)
                .query(String.class)
                .list()
                .forEach(purpose -> insert(new Answer(restored, purpose, false, UNDONE), staff));
    }

    private List<Long> insert(Answer answer, long staff) {
        return jdbc.sql("""
                insert into consent (handle_id, purpose, granted, source, recorded_at, recorded_by)
                select :handle, :purpose, :granted, :source, :at, :staff
                where exists (select from handle where id = :handle)
                  and row (:granted, :source = :unanswered) is distinct from (
                    select row (granted, source = :unanswered) from consent
                    where handle_id = :handle and purpose = :purpose order by id desc limit 1)
                returning id
                """)
                .param("handle", answer.handle())
                .param("purpose", answer.purpose())
                .param("granted", answer.granted())
                .param("source", answer.source())
                .param("unanswered", UNANSWERED)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", staff)
                .query(Long.class)
                .list();
    }
}
