package peyvand.collaborative.timeline;

import java.time.Instant;

/** One thing that happened. */
public sealed interface TimelineEntry permits TouchpointEntry, OrderEntry, ActivityEntry, ChangeEntry {

    Instant at();
}
