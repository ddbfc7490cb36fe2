package peyvand.operational.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RecordKind;

/**
 * A change of a record.
 *
 * @param action as the audit log names it, such as {@code CHANGED}
 * @param name of the record, or of its customer; null where it has none
 * @param by null for the application itself
 */
public record LatestChange(
        RecordKind kind,
        long id,
        String action,
        @Nullable String name,
        @Nullable String by,
        Instant at) {}
