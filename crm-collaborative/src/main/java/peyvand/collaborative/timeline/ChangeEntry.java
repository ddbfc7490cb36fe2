package peyvand.collaborative.timeline;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes.Change;
import peyvand.domain.RecordKind;

/**
 * What somebody has done to a record.
 *
 * @param action what was done, in capitals
 * @param id of the record; 0 where there is no single one
 * @param actor null: nobody, it happened by itself
 */
public record ChangeEntry(
        Instant at,
        String action,
        RecordKind kind,
        long id,
        Map<String, Change> changes,
        @Nullable String actor) implements TimelineEntry {}
