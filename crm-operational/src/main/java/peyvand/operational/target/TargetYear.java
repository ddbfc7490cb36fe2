package peyvand.operational.target;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;

/**
 * The months or the quarters of a year.
 *
 * @param pipeline in which it is to be sold; null: in any
 */
public record TargetYear(List<Period> periods, @Nullable PipelineId pipeline) {

    public TargetYear {
        periods = List.copyOf(periods);
    }

    /** The same so many years later. */
    TargetYear plus(int years) {
        return new TargetYear(
                periods.stream()
                        .map(period -> period.plus(years * period.length().ofYear()))
                        .toList(),
                pipeline);
    }

    Period first() {
        return periods.get(0);
    }

    @Nullable
    Long pipelineValue() {
        return pipeline == null ? null : pipeline.value();
    }
}
