package peyvand.operational.duplicate;

/** Whose value of a field the merged record keeps. */
public enum Side {
    WINNER,
    LOSER
}
