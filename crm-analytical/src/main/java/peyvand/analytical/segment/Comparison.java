package peyvand.analytical.segment;

/** What is asked of a fact. Of what is not known, nothing but {@link #NONE_OF} and {@link #UNKNOWN} is true. */
public enum Comparison {
    ANY_OF,
    NONE_OF,
    /** From one to another, both included; without one of them, without that limit. */
    BETWEEN,
    /** In the last so many days, today included. */
    LAST_DAYS,
    /** Longer ago than that. */
    BEFORE_LAST_DAYS,
    YES,
    NO,
    KNOWN,
    UNKNOWN;

    /** Whether it is asked with values, of which one may fit. */
    public boolean ofValues() {
        return this == ANY_OF || this == NONE_OF;
    }

    public boolean ofDays() {
        return this == LAST_DAYS || this == BEFORE_LAST_DAYS;
    }
}
