package peyvand.operational.staff;

import java.util.Set;
import peyvand.domain.Role;
import peyvand.domain.StaffId;

/** What each request needs to know of the member of staff who makes it. */
public record SignedInStaff(
        StaffId id, String name, String email, boolean administrator, StaffPreferences preferences) {

    public Set<Role> roles() {
        return administrator ? Set.of(Role.ADMINISTRATOR, Role.STAFF) : Set.of(Role.STAFF);
    }
}
