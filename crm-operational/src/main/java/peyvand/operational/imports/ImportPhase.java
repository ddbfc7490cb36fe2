package peyvand.operational.imports;

/** What an import at work is doing. */
public enum ImportPhase {
    QUEUED,
    READING,
    COMPARING,
    WRITING,
    TYING,
    UNDOING
}
