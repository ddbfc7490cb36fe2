package peyvand.operational.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;

/** Which entries the audit log shows; null means any. @param before not included */
public record AuditFilter(
        @Nullable StaffId actor,
        @Nullable RecordKind kind,
        @Nullable Instant from,
        @Nullable Instant before) {

    Sql apply(Sql sql) {
        return sql.add("where true")
                .andIf("a.actor_id = :actor", "actor", actor == null ? null : actor.value())
                .andIf("a.record_kind = :kind", "kind", kind == null ? null : kind.name())
                .andIf("a.at >= :from", "from", from == null ? null : java.sql.Timestamp.from(from))
                .andIf("a.at < :before", "before", before == null ? null : java.sql.Timestamp.from(before));
    }
}
