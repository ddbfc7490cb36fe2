package peyvand.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Every read and write goes through the viewer, so that what they may not see does not exist for them.
 *
 * @param staff the member of staff
 * @param name their name, as the audit log writes it
 * @param roles their roles, read afresh for each request
 * @param customers whose customers, contacts and orders they may see
 * @param address the network address they ask from; null for a background job
 */
public record Viewer(
        StaffId staff,
        String name,
        Set<Role> roles,
        Scope customers,
        @Nullable String address) {

    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean administrator() {
        return roles.contains(Role.ADMINISTRATOR);
    }

    /** Refuses whoever is not an administrator. */
    public void requireAdministrator(String what) {
        if (!administrator()) {
            throw new Refused(what);
        }
    }
}
