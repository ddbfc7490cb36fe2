package peyvand.operational.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ActivityId;

/** An activity as another calendar reads it: nothing of customers, for the link is all it takes to read it. */
public record FeedEntry(
        ActivityId id,
        ActivityKind kind,
        String title,
        @Nullable String note,
        ActivityTime time,
        Instant createdAt,
        Instant updatedAt,
        int version) {}
