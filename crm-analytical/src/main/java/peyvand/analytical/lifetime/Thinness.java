package peyvand.analytical.lifetime;

/** Why nothing can be learned from data. */
public enum Thinness {
    /** Nobody has bought anything. */
    NO_PURCHASES,
    /** Too little time has passed, or none. */
    NO_TIME,
    /** Too few customers. */
    FEW_CUSTOMERS,
    /** Nobody, or too few, bought again. */
    FEW_REPEATERS,
    /** What was bought later is too little to see how well it was foretold. */
    FEW_LATER,
    /** The computation found no end; it should not be. */
    NO_SUMMIT
}
