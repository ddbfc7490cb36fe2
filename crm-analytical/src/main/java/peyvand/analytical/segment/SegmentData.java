package peyvand.analytical.segment;

import org.jspecify.annotations.Nullable;

/** What people write of a segment. */
public record SegmentData(String name, @Nullable String note, Rule rule) {}
