package peyvand.operational.duplicate;

/** Why two records may be one, the strongest reason first. */
public enum DuplicateReason {
    SAME_EMAIL,
    SAME_PHONE,
    SAME_NAME,
    SIMILAR_NAME
}
