package peyvand.analytical.chance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time at which it was learned, or tried.
 *
 * @param problem what went wrong; null where nothing did
 * @param openedFrom the day on which the first opportunity learned from was opened; null where there is none
 * @param undecided opened in the same time and still open: nothing is learned from them
 * @param examples moments looked at
 * @param heldOut the newest of those decided, on which it was measured
 * @param gain log loss of the better rate of stages less that of the model; null where nothing was measured
 * @param gainError its standard error
 * @param scored how many open opportunities were reckoned by it
 */
public record ChanceRun(
        long id,
        Instant startedAt,
        Instant finishedAt,
        Outcome outcome,
        @Nullable String problem,
        @Nullable LocalDate openedFrom,
        @Nullable LocalDate openedTo,
        int decided,
        int won,
        int undecided,
        int examples,
        int heldOut,
        @Nullable Double gain,
        @Nullable Double gainError,
        int scored) {

    /** Nothing is learned from fewer decided opportunities. */
    public static final int FEWEST = Learning.FEWEST;

    /** Nothing is learned where fewer were won, or fewer lost. */
    public static final int FEWEST_OF_EITHER = Learning.FEWEST_OF_EITHER;
}
