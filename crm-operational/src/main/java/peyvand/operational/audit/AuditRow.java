package peyvand.operational.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;

/**
 * One thing that was done.
 *
 * @param actor their name at that time; null where nobody was signed in
 * @param recordId null where it concerns no single record
 */
public record AuditRow(
        long id,
        Instant at,
        @Nullable String actor,
        @Nullable String address,
        String action,
        RecordKind kind,
        @Nullable Long recordId,
        Changes changes) {}
