package peyvand.operational.duplicate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A merge in the history of a record. */
public record MergeRow(
        long id,
        long winnerId,
        String winnerName,
        long loserId,
        String loserName,
        Instant mergedAt,
        @Nullable String mergedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    public boolean undone() {
        return undoneAt != null;
    }
}
