package peyvand.operational.opportunity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;

/**
 * Which opportunities a list shows; null means any.
 *
 * @param closeFrom the first day on which they are expected to be decided
 * @param closeTo the last of these days
 * @param stale those only that stand in their stage for longer than they should
 */
public record OpportunityFilter(
        @Nullable OpportunityState state,
        @Nullable StageId stage,
        @Nullable StaffId owner,
        @Nullable LocalDate closeFrom,
        @Nullable LocalDate closeTo,
        boolean stale) {

    public static final OpportunityFilter NONE = new OpportunityFilter(null, null, null, null, null, false);

    boolean isNone() {
        return equals(NONE);
    }
}
