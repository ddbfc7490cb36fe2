package peyvand.operational.duplicate;

/** Two records that may be one. */
public record DuplicatePair(long id, DuplicateReason reason, double score, DuplicateSide a, DuplicateSide b) {}
