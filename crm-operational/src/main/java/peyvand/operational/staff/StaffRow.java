package peyvand.operational.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import peyvand.domain.Role;
import peyvand.domain.StaffId;

/** A member of staff as the administrator's list shows them. */
public record StaffRow(
        StaffId id,
        String name,
        String email,
        Set<Role> roles,
        List<String> teams,
        boolean enabled,
        Instant createdAt) {}
