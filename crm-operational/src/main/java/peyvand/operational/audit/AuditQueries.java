package peyvand.operational.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Keyset;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.Cursor;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log, the latest first. */
@Repository
public class AuditQueries {

    /** In the order of writing, so that entries of the same moment keep theirs. */
    private static final Sort LATEST_FIRST = new Sort("a.id", "bigint", true);

    private static final TypeReference<Map<String, Change>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * All of it for administrators; for whoever sees the customers of others, what was done to the customers they see.
     *
     * @throws peyvand.domain.Refused for whoever sees only their own
     */
    public Slice<AuditRow> page(Viewer viewer, AuditFilter filter, @Nullable Cursor cursor, int size) {
        boolean all = viewer.may(Right.ADMINISTER);
        if (!all && !viewer.customers().ofOthers()) {
            throw new Refused("read the audit log");
        }
        Sql sql = Sql.of("select " + Keyset.select(LATEST_FIRST, "a.id")
                + ", a.id, a.at, a.actor_name, a.action, a.record_kind," + " a.record_id, a.changes, "
                + (all ? "a.address" : "null as address") + " from audit_entry a");
        if (all) {
            filter.apply(sql);
        } else {
            sql.add(
                    "join customer o on o.id = a.customer_id join customer c on c.id = coalesce(o.merged_into_id, o.id)");
            Visibility.customers(filter.apply(sql), viewer, "c");
        }
        return Keyset.page(jdbc, sql, LATEST_FIRST, "a.id", cursor, size, this::row);
    }

    /**
     * What was done to one record, the latest first, without the addresses it was done from. It is no secret to who sees
     * the record, so whoever asks has read that first.
     *
     * @param most so many entries
     */
    public List<AuditRow> ofRecord(RecordKind kind, long id, int most) {
        return jdbc.sql("""
                select a.id, a.at, a.actor_name, null as address, a.action, a.record_kind, a.record_id, a.changes
                from audit_entry a where a.record_kind = :kind and a.record_id = :id order by a.id desc limit :most
                """)
                .param("kind", kind.name())
                .param("id", id)
                .param("most", most)
                .query(this::row)
                .list();
    }

    private AuditRow row(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("address"),
                row.getString("action"),
                RecordKind.valueOf(row.getString("record_kind")),
                row.getObject("record_id", Long.class),
                new Changes(json.readValue(row.getString("changes"), CHANGES)));
    }
}
