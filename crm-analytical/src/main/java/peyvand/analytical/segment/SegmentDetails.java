package peyvand.analytical.segment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.SegmentId;

/**
 * A segment as its page shows it.
 *
 * @param edition of the rule, from 1
 * @param due whether customers are still being asked by this rule
 * @param builtAt when all were asked last; null if they never were
 */
public record SegmentDetails(
        SegmentId id,
        SegmentData data,
        int edition,
        boolean archived,
        boolean due,
        @Nullable Instant builtAt,
        Instant createdAt,
        Instant updatedAt,
        int version) {}
