package peyvand.analytical.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;

/**
 * Of whom and when somebody wants to know what will be sold.
 *
 * @param periods one after the other
 * @param pipeline null: of all
 * @param today what was to be decided before it is overdue
 */
public record ForecastAsk(
        Seller seller, List<Period> periods, @Nullable PipelineId pipeline, LocalDate today) {

    public ForecastAsk {
        periods = List.copyOf(periods);
    }

    LocalDate first() {
        return periods.get(0).first();
    }

    /** The day after the last one. */
    LocalDate end() {
        return periods.get(periods.size() - 1).last().plusDays(1);
    }
}
