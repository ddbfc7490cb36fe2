package peyvand.operational.imports;

/** What may happen to records: what a policy forbids is counted as skipped. */
public enum ImportPolicy {
    CREATE_AND_UPDATE,
    CREATE_ONLY,
    UPDATE_ONLY
}
