package peyvand.operational.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.BulkId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;

/** Reads what somebody has changed many of at once. */
@Repository
public class BulkChangeQueries {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    BulkChangeQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The viewer's own that can still be taken back, or were; the last first. */
    public List<BulkChange> recent(Viewer viewer) {
        return jdbc.sql("select * from bulk_change where by_id = :by and at > :since order by id desc limit " + MOST)
                .param("by", viewer.staff().value())
                .param("since", Timestamp.from(clock.instant().minus(BulkChanges.REMEMBERED)))
                .query(BulkChangeQueries::change)
                .list();
    }

    /** @throws NotFound when it is not the viewer's own, or too long ago */
    public BulkChange of(Viewer viewer, BulkId id) {
        return jdbc.sql("select * from bulk_change where id = :id and by_id = :by and at > :since")
                .param("id", id.value())
                .param("by", viewer.staff().value())
                .param("since", Timestamp.from(clock.instant().minus(BulkChanges.REMEMBERED)))
                .query(BulkChangeQueries::change)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static BulkChange change(ResultSet row, int number) throws SQLException {
        return new BulkChange(
                new BulkId(row.getLong("id")),
                RecordKind.valueOf(row.getString("record_kind")),
                row.getString("action"),
                row.getString("value"),
                row.getTimestamp("at").toInstant(),
                row.getInt("changed"),
                row.getInt("already"),
                row.getInt("impossible"),
                undone(row));
    }

    private static BulkChange.@Nullable Undone undone(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("undone_at");
        return at == null
                ? null
                : new BulkChange.Undone(
                        at.toInstant(),
                        row.getInt("put_back"),
                        row.getInt("changed_since"),
                        row.getInt("out_of_reach"));
    }
}
