package peyvand.operational.activity;

/** How much it matters. */
public enum ActivityPriority {
    LOW,
    NORMAL,
    HIGH
}
