package peyvand.domain;

/**
 * Somebody has made, changed, archived or brought back a segment. Told within the transaction that did it.
 *
 * @param action as the audit log names it
 */
public record SegmentSaved(Viewer by, SegmentId segment, String action, Changes changes) {}
