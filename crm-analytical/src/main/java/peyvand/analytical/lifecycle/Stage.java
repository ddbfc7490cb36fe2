package peyvand.analytical.lifecycle;

/** A stage in the life of a customer. */
public enum Stage {
    /** Has bought nothing yet. */
    PROSPECT,
    /** Has bought on one day. */
    FIRST,
    /** Has bought again. */
    REPEAT,
    /** Has bought on many days. */
    LOYAL,
    /** Has been silent for much longer than usual. */
    AT_RISK,
    /** Has been silent for so long that nobody counts on them any more. */
    LOST,
    /** Was lost, and has bought again once. */
    WON_BACK
}
