package peyvand.operational.staff;

import java.util.Set;
import peyvand.domain.Role;

/** Somebody who is asked to work here. */
public record Invitee(String name, String email, Set<Role> roles, Language language) {}
