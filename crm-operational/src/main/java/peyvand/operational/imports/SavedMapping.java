package peyvand.operational.imports;

/** A mapping kept for later files. */
public record SavedMapping(long id, ImportKind kind, String name, ImportMapping mapping, ImportOptions options) {}
