package peyvand.operational.duplicate;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The possible duplicates of two records through their merge and back. */
@Component
class PairSnapshots {

    private static final String TABLE = "crm.duplicate_pair";
    private static final String OF_THE_TWO =
            "record_kind = :kind and (a_id in (:winner, :loser) or b_id in (:winner, :loser))";

    private final JdbcClient jdbc;

    PairSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down all pairs of the two, before the merge changes them. */
    void take(MergeLog log, DuplicateKind kind, long winner, long loser) {
        String rows = bind(
                        "select jsonb_agg(to_jsonb(p) order by p.id)::text from duplicate_pair p where " + OF_THE_TWO,
                        kind,
                        winner,
                        loser)
                .query(String.class)
                .optional()
                .orElse(null);
        if (rows != null) {
            log.dropped(TABLE, rows, "{}");
        }
    }

    /** Removes the loser's pairs; what somebody said the loser is not, the winner is not either. */
    void carryDismissals(DuplicateKind kind, long winner, long loser) {
        bind("""
                with gone as (
                  delete from duplicate_pair where record_kind = :kind and (a_id = :loser or b_id = :loser) returning *),
                others as (
                  select case when a_id = :loser then b_id else a_id end as other, reason, score, found_at, dismissed_at, dismissed_by
                  from gone where dismissed_at is not null and a_id <> :winner and b_id <> :winner)
                insert into duplicate_pair (record_kind, a_id, b_id, reason, score, found_at, dismissed_at, dismissed_by)
                select :kind, least(other, :winner), greatest(other, :winner), reason, score, found_at, dismissed_at, dismissed_by from others
                on conflict (record_kind, a_id, b_id) do update
                set dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by where duplicate_pair.dismissed_at is null
                """, kind, winner, loser).update();
    }

    /** Makes room for the pairs as they were; what was dismissed since the merge stays. */
    void clear(DuplicateKind kind, long winner, long loser, Timestamp mergedAt) {
        bind(
                        "delete from duplicate_pair where " + OF_THE_TWO
                                + " and (dismissed_at is null or dismissed_at <= :mergedAt)",
                        kind,
                        winner,
                        loser)
                .param("mergedAt", mergedAt)
                .update();
    }

    private JdbcClient.StatementSpec bind(String sql, DuplicateKind kind, long winner, long loser) {
        return jdbc.sql(sql).param("kind", kind.name()).param("winner", winner).param("loser", loser);
    }
}
