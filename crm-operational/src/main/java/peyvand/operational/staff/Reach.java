package peyvand.operational.staff;

import java.util.HashSet;
import java.util.Set;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;

/** Whose records somebody sees, from narrow to wide. */
public enum Reach {
    OWN,
    TEAM,
    ALL;

    /** @param team everybody in a team with them */
    Scope scope(StaffId of, Set<StaffId> team) {
        if (this == ALL) {
            return Scope.EVERYTHING;
        }
        Set<StaffId> owners = new HashSet<>(this == TEAM ? team : Set.of());
        owners.add(of);
        return new Scope(false, owners, of);
    }
}
