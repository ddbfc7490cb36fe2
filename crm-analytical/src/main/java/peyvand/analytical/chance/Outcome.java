package peyvand.analytical.chance;

/** What came of learning. */
public enum Outcome {
    /** What was learned is used. */
    USED,
    /** Too few opportunities were decided. */
    FEW,
    /** Too few were won, or too few lost. */
    ONE_SIDED,
    /** It foretold what it had not seen no better than the rates of the stages. */
    NOT_BETTER,
    /** It could not be done. */
    FAILED
}
