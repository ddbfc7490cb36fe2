package peyvand.analytical.comparison;

import org.jspecify.annotations.Nullable;
import peyvand.domain.SegmentId;

/**
 * What is held against what.
 *
 * @param b null for all customers who do not belong to {@code a}
 */
public record Pair(SegmentId a, @Nullable SegmentId b) {}
