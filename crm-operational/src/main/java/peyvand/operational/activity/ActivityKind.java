package peyvand.operational.activity;

/** What is to be done. Only a meeting has an end. */
public enum ActivityKind {
    TASK,
    CALL,
    MEETING
}
