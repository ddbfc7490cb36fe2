package peyvand.operational.staff;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * A member of staff who is signed in, as they are at this moment.
 *
 * @param rights those of all of their roles
 * @param customers whose customers they see by the widest of their roles
 * @param orders whose orders they see, never wider than {@code customers}
 */
public record SignedInStaff(
        StaffId id,
        String name,
        String email,
        Set<Role> roles,
        Set<Right> rights,
        Scope customers,
        Scope orders,
        StaffPreferences preferences) {

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public Viewer viewer(@Nullable String address) {
        return new Viewer(id, name, rights, customers, orders, address);
    }
}
