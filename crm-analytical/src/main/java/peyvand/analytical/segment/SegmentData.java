package peyvand.analytical.segment;

import org.jspecify.annotations.Nullable;

/**
 * What people write of a segment.
 *
 * @param plan what is intended with its customers; null: nothing in particular
 */
public record SegmentData(
        String name,
        @Nullable String note,
        Rule rule,
        @Nullable SegmentPlan plan) {

    public SegmentData(String name, @Nullable String note, Rule rule) {
        this(name, note, rule, null);
    }
}
