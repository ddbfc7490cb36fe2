package peyvand.operational.audit;

import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * Who did something: a member of staff, or somebody from outside who was let in by a link.
 *
 * @param staff null for somebody from outside
 * @param name as the audit log writes it
 * @param address the network address; null for a background job
 */
public record Author(
        @Nullable StaffId staff, String name, @Nullable String address) {

    public static Author of(Viewer viewer) {
        return new Author(viewer.staff(), viewer.name(), viewer.address());
    }
}
