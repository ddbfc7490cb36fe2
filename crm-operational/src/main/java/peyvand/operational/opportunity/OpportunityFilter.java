package peyvand.operational.opportunity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.TeamId;

/**
 * Which opportunities a list shows; null means any.
 *
 * @param text part of what it is about, or of its number
 * @param team of whose members
 * @param closeFrom the first day on which they are expected to be decided
 * @param closeTo the last of these days
 * @param stale those only that stand in their stage for longer than they should
 * @param tag that they have, however it is spelt
 */
public record OpportunityFilter(
        @Nullable String text,
        @Nullable OpportunityState state,
        @Nullable StageId stage,
        @Nullable StaffId owner,
        @Nullable TeamId team,
        @Nullable LocalDate closeFrom,
        @Nullable LocalDate closeTo,
        boolean stale,
        @Nullable String tag) {

    public static final OpportunityFilter NONE =
            new OpportunityFilter(null, null, null, null, null, null, null, false, null);

    /** Whether nothing but words is asked for. */
    boolean isText() {
        return equals(new OpportunityFilter(text, null, null, null, null, null, null, false, null));
    }

    boolean isNone() {
        return equals(NONE);
    }
}
