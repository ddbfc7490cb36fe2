package peyvand.operational.activity;

/** Where an activity stands. */
public enum ActivityState {
    OPEN,
    DONE,
    CANCELLED
}
