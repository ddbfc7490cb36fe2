package peyvand.analytical.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StageId;

/**
 * How far those opened in a time have come.
 *
 * @param open of them still open
 * @param steps the stages in their order
 * @param daysToWin the median from opening to winning; null where none was won
 */
public record Funnel(
        long opened,
        long won,
        long lost,
        long open,
        List<Step> steps,
        @Nullable Integer daysToWin) {

    public Funnel {
        steps = List.copyOf(steps);
    }

    /**
     * @param reached how many came to this stage, or past it
     * @param days the median from opening until they came to it; null where nobody wrote that down
     */
    public record Step(
            StageId stage, long reached, @Nullable Integer days) {}
}
