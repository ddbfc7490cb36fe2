package peyvand.analytical.chance;

/** Who foretells. */
public enum Forecaster {
    /** What was learned. */
    MODEL,
    /** The rate of the stage, as the administrator has set it. */
    STAGE_AS_SET,
    /** How many that came to the stage were won so far. */
    STAGE_AS_SEEN
}
