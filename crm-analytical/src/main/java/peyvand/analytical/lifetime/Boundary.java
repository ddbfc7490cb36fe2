package peyvand.analytical.lifetime;

/** What the data say so strongly that a parameter runs away: true of them, and no reason to believe it of all times. */
public enum Boundary {
    /** Nobody seems to leave: a, or s, is 0, and how likely somebody is still there is 1 for everybody. */
    NOBODY_LEAVES,
    /** Everybody who can seems to leave at once. */
    EVERYBODY_LEAVES,
    /** All seem to buy at the same rate. */
    BUYING_ALIKE,
    /** All seem to leave with the same probability, or at the same rate. */
    LEAVING_ALIKE,
    /** Far from what models of this kind are for: read the figures with doubt. */
    EXTREME
}
