package peyvand.operational.staff;

/** The digits in which a member of staff reads numbers; both are understood when written. */
public enum Digits {
    LATIN,
    PERSIAN
}
