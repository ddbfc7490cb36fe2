package peyvand.domain;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Every read and write goes through the viewer, so that what they may not see does not exist for them.
 *
 * @param staff the member of staff
 * @param name their name, as the audit log writes it
 * @param rights what they may do, read afresh for each request
 * @param customers whose customers, contacts and timelines they may see
 * @param orders whose orders they may see, of the customers they may see
 * @param address the network address they ask from; null for a background job
 */
public record Viewer(
        StaffId staff,
        String name,
        Set<Right> rights,
        Scope customers,
        Scope orders,
        @Nullable String address) {

    public Viewer {
        rights = Set.copyOf(rights);
    }

    /** The application itself, in the name of somebody who asked for a job and had the right to. */
    public static Viewer forJob(StaffId staff, String name, Scope customers) {
        return new Viewer(staff, name, EnumSet.allOf(Right.class), customers, customers, null);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Refuses whoever has not the right. */
    public void require(Right right, String what) {
        if (!may(right)) {
            throw new Refused(what);
        }
    }
}
