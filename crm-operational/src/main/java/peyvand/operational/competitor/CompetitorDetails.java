package peyvand.operational.competitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CompetitorId;

/** A competitor on its page. */
public record CompetitorDetails(
        CompetitorId id,
        CompetitorData data,
        @Nullable Instant archivedAt,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean archived() {
        return archivedAt != null;
    }
}
