package peyvand.operational.staff;

/** The calendar in which a member of staff reads and writes dates. */
public enum Calendar {
    GREGORIAN,
    JALALI
}
