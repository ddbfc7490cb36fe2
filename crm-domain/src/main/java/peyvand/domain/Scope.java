package peyvand.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose records may be seen: everybody's, or those owned by the given members of staff.
 *
 * @param collaborator who also sees the records they work on for others; null for nobody
 */
public record Scope(
        boolean everything, Set<StaffId> owners, @Nullable StaffId collaborator) {

    public static final Scope EVERYTHING = new Scope(true, Set.of(), null);

    public Scope {
        owners = Set.copyOf(owners);
    }

    public static Scope ownedBy(Set<StaffId> owners) {
        return new Scope(false, owners, null);
    }

    /** Whether what this member of staff owns is seen; null: what nobody owns. */
    public boolean shows(@Nullable StaffId owner) {
        return everything || (owner != null && owners.contains(owner));
    }

    /** Whether it takes in what others own. */
    public boolean ofOthers() {
        return everything || owners.size() > 1;
    }

    /** Only what both admit. */
    public Scope and(Scope other) {
        return everything || (!other.everything && other.owners.size() < owners.size()) ? other : this;
    }
}
