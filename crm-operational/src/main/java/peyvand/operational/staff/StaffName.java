package peyvand.operational.staff;

import peyvand.domain.StaffId;

/** A member of staff to choose from, as the owner of a customer for example. */
public record StaffName(StaffId id, String name) {}
