package peyvand.operational.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.BulkId;
import peyvand.domain.RecordKind;

/** A past change of many records, and what became of it. @param undone null while it stands */
public record BulkChange(
        BulkId id,
        RecordKind kind,
        String action,
        String value,
        Instant at,
        int changed,
        int already,
        int impossible,
        @Nullable Undone undone) {

    /**
     * How it was taken back.
     *
     * @param putBack so many are as they were
     * @param changedSince so many were left alone, for somebody has changed them since
     * @param outOfReach so many were left alone, for they are gone, merged or no longer the viewer's to see
     */
    public record Undone(Instant at, int putBack, int changedSince, int outOfReach) {}
}
