package peyvand.analytical.chance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, and how good it is.
 *
 * @param facts of what
 * @param gain what is better by it; null where nothing could be learned
 * @param formula null where nothing could be learned
 * @param penalty by which rare things are held back
 */
record Lesson(
        Outcome outcome,
        Facts facts,
        @Nullable Gain gain,
        Map<Forecaster, Accuracy> accuracies,
        List<Bin> bins,
        @Nullable Formula formula,
        double penalty) {

    /**
     * @param openedFrom the day on which the first of those learned from was opened; null where there is none
     * @param decided of those opened in this time
     * @param undecided opened in the same time and still open
     * @param examples moments looked at
     * @param heldOut the newest of those decided, on which it was measured
     */
    record Facts(
            @Nullable LocalDate openedFrom,
            @Nullable LocalDate openedTo,
            int decided,
            int won,
            int undecided,
            int examples,
            int heldOut) {}

    /**
     * Log loss of the better rate of stages less that of the model.
     *
     * @param error its standard error, opportunities being independent but not their moments
     */
    record Gain(double mean, double error) {}

    /** Nothing could be learned. */
    static Lesson none(Outcome outcome, Facts facts) {
        return new Lesson(outcome, facts, null, Map.of(), List.of(), null, 0);
    }
}
