package peyvand.operational.duplicate;

/** The other side of an open pair, as a record's page names it. */
public record LikelyDuplicate(long id, String name, DuplicateReason reason) {}
