package peyvand.operational.reason;

import peyvand.operational.field.Label;

/**
 * One of few answers.
 *
 * @param retired whether it is no longer given; what it was given for keeps it
 */
public record Reason(ReasonKind kind, long id, Label label, boolean retired, int version) {}
