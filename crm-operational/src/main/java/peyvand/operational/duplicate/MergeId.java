package peyvand.operational.duplicate;

/** The id of a merge. */
public record MergeId(long value) {}
