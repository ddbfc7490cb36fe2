package peyvand.operational.staff;

import java.time.Instant;
import peyvand.domain.StaffId;

/** A member of staff as the administrator's list shows them. */
public record StaffRow(
        StaffId id, String name, String email, boolean administrator, boolean enabled, Instant createdAt) {}
