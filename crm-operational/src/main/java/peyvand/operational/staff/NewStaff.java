package peyvand.operational.staff;

import java.util.Set;
import peyvand.domain.Role;

/** Somebody who starts to work here. The password is their first; they should change it. */
public record NewStaff(String name, String email, String password, Set<Role> roles, Language language) {

    @Override
    public String toString() {
        return "NewStaff[" + email + "]";
    }
}
