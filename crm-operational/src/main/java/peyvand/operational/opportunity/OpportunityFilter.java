package peyvand.operational.opportunity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;

/**
 * Which opportunities a list shows; null means any.
 *
 * @param text part of what it is about, or of its number
 * @param closeFrom the first day on which they are expected to be decided
 * @param closeTo the last of these days
 * @param stale those only that stand in their stage for longer than they should
 */
public record OpportunityFilter(
        @Nullable String text,
        @Nullable OpportunityState state,
        @Nullable StageId stage,
        @Nullable StaffId owner,
        @Nullable LocalDate closeFrom,
        @Nullable LocalDate closeTo,
        boolean stale) {

    public static final OpportunityFilter NONE = new OpportunityFilter(null, null, null, null, null, null, false);

    /** Whether nothing but words is asked for. */
    boolean isText() {
        return equals(new OpportunityFilter(text, null, null, null, null, null, false));
    }

    boolean isNone() {
        return equals(NONE);
    }
}
