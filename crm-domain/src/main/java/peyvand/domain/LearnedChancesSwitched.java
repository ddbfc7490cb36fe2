package peyvand.domain;

/** Somebody has decided whether learned chances are used. Told within the transaction that did it. */
public record LearnedChancesSwitched(Viewer by, boolean used) {}
