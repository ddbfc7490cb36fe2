package peyvand.operational.duplicate;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;

/** The commands on possible duplicates. */
@Service
@Transactional
public class Duplicates {

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Clock clock;

    Duplicates(JdbcClient jdbc, Parties parties, Clock clock) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.clock = clock;
    }

    /** Says that the two are not the same; they are not proposed again. */
    public void dismiss(Viewer viewer, long pairId) {
        Pair pair = jdbc.sql("select record_kind, a_id, b_id from duplicate_pair where id = :id for update")
                .param("id", pairId)
                .query((row, n) -> new Pair(
                        pairId,
                        DuplicateKind.valueOf(row.getString("record_kind")),
                        row.getLong("a_id"),
                        row.getLong("b_id")))
                .optional()
                .orElseThrow(() -> new NotFound(new PairId(pairId)));
        parties.requireVisible(viewer, pair.kind, pair.a, pair.b);
        jdbc.sql(
                        "update duplicate_pair set dismissed_at = :at, dismissed_by = :by where id = :id and dismissed_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("by", viewer.staff().value())
                .param("id", pair.id)
                .update();
    }

    private record PairId(long value) {}

    private record Pair(long id, DuplicateKind kind, long a, long b) {}
}
