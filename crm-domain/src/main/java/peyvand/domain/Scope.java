package peyvand.domain;

import java.util.Set;

/** Whose records may be seen: everybody's, or those owned by the given members of staff. */
public record Scope(boolean everything, Set<StaffId> owners) {

    public static final Scope EVERYTHING = new Scope(true, Set.of());

    public Scope {
        owners = Set.copyOf(owners);
    }

    public static Scope ownedBy(Set<StaffId> owners) {
        return new Scope(false, owners);
    }
}
