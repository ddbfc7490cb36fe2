package peyvand.collaborative.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task, call or meeting that is over.
 *
 * @param state whether it was done or cancelled
 * @param outcome what came of it
 * @param colleague who said so
 */
public record ActivityEntry(
        Instant at,
        long id,
        String kind,
        String state,
        String title,
        @Nullable String outcome,
        @Nullable String colleague)
        implements TimelineEntry {}
