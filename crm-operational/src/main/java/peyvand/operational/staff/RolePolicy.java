package peyvand.operational.staff;

import java.util.Set;
import peyvand.domain.Right;
import peyvand.domain.Role;

/**
 * What a role may do and see.
 *
 * @param orders never seen without their customer, so at most as wide as {@code customers} in effect
 */
public record RolePolicy(Role role, Set<Right> rights, Reach customers, Reach orders) {

    public RolePolicy {
        rights = Set.copyOf(rights);
    }
}
