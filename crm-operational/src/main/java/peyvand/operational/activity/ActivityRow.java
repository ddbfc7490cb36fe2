package peyvand.operational.activity;

import org.jspecify.annotations.Nullable;
import peyvand.domain.ActivityId;
import peyvand.domain.CustomerId;
import peyvand.domain.StaffId;

/**
 * An activity in a list.
 *
 * @param customer null where there is none, or none the viewer may see
 */
public record ActivityRow(
        ActivityId id,
        ActivityKind kind,
        String title,
        ActivityTime time,
        ActivityPriority priority,
        ActivityState state,
        StaffId owner,
        String ownerName,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        @Nullable String outcome) {

    public boolean open() {
        return state == ActivityState.OPEN;
    }

    public boolean overdue(Today today) {
        if (!open()) {
            return false;
        }
        if (time.day() != null) {
            return time.day().isBefore(today.date());
        }
        return time.end() != null
                ? time.end().isBefore(today.now())
                : time.start() != null && time.start().isBefore(today.now());
    }
}
