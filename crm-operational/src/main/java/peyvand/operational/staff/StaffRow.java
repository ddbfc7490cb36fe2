package peyvand.operational.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import peyvand.domain.Role;
import peyvand.domain.StaffId;

/**
 * A member of staff as the administrator's list shows them.
 *
 * @param joined whether they have a password; who is invited has none yet
 * @param secondFactor whether they need a code beside it
 */
public record StaffRow(
        StaffId id,
        String name,
        String email,
        Set<Role> roles,
        List<String> teams,
        boolean enabled,
        boolean joined,
        boolean secondFactor,
        Instant createdAt) {

    /** Where they stand. */
    public enum State {
        ACTIVE,
        INVITED,
        DISABLED
    }

    public State state() {
        return !enabled ? State.DISABLED : joined ? State.ACTIVE : State.INVITED;
    }
}
