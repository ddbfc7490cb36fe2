package peyvand.collaborative.touchpoint;

/** Who began it: the customer, or we. */
public enum Direction {
    IN,
    OUT
}
