package peyvand.operational.staff;

import java.util.Set;
import peyvand.domain.Role;

/** Somebody who starts to work here with a password somebody else has chosen; they should change it. */
public record NewStaff(String name, String email, String password, Set<Role> roles, Language language) {

    Invitee person() {
        return new Invitee(name, email, roles, language);
    }

    @Override
    public String toString() {
        return "NewStaff[" + email + "]";
    }
}
