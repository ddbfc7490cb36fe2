package peyvand.analytical.chance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as it stood on a day, by nothing but what was known then.
 *
 * @param stage in which it stood; null where nobody wrote that down
 * @param inStageSince null where nobody wrote that down
 * @param amount in the base currency
 * @param competitors known to be after it
 * @param bought whether the customer had bought before
 */
record Moment(
        LocalDate day,
        LocalDate openedOn,
        @Nullable Long stage,
        @Nullable LocalDate inStageSince,
        double amount,
        @Nullable String source,
        @Nullable Long owner,
        List<Long> competitors,
        boolean bought) {

    long daysOpen() {
        return Math.max(0, ChronoUnit.DAYS.between(openedOn, day));
    }

    @Nullable
    Long daysInStage() {
        return inStageSince == null ? null : Math.max(0, ChronoUnit.DAYS.between(inStageSince, day));
    }
}
