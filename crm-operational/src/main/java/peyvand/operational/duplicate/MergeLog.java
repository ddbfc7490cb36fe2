package peyvand.operational.duplicate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** What one merge did, step by step, so that it can be undone. */
final class MergeLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final long mergeId;
    private final long staff;
    private int seq;

    MergeLog(JdbcClient jdbc, JsonMapper json, long mergeId, long staff) {
        this.jdbc = jdbc;
        this.json = json;
        this.mergeId = mergeId;
        this.staff = staff;
    }

    /** Who merges. */
    long staff() {
        return staff;
    }

    void moved(
            String table,
            List<String> columns,
            Map<String, ? extends @Nullable Object> from,
            Map<String, ? extends @Nullable Object> to,
            String keys) {
        write(table, String.join(",", columns), "MOVED", Map.of("from", from, "to", to, "keys", new RawValue(keys)));
    }

    void dropped(String table, String rows, String kept) {
        write(table, "", "DROPPED", Map.of("rows", new RawValue(rows), "kept", new RawValue(kept)));
    }

    void added(String table, String keys) {
        write(table, "", "ADDED", Map.of("keys", new RawValue(keys)));
    }

    private void write(String table, String columns, String action, Map<String, Object> rows) {
        jdbc.sql("""
                insert into merge_move (merge_id, seq, table_name, column_name, rows, action)
                values (:merge, :seq, :table, :columns, cast(:rows as jsonb), :action)
                """)
                .param("merge", mergeId)
                .param("seq", ++seq)
                .param("table", table)
                .param("columns", columns)
                .param("rows", json.writeValueAsString(rows))
                .param("action", action)
                .update();
    }
}
