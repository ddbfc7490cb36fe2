package peyvand.analytical.performance;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the middle of several colleagues.
 *
 * @param colleagues of so many
 * @param rate of those won, from 0 to 1; null where nobody decided anything
 * @param days from opening to winning; null where nobody won anything
 */
public record Medians(
        int colleagues,
        double amount,
        double won,
        @Nullable Double rate,
        @Nullable Double days,
        double work) {

    /** Of fewer, the middle would tell what a single colleague does. */
    public static final int LEAST = 4;

    /** Empty of too few. */
    static Optional<Medians> of(List<Performance> all) {
        if (all.size() < LEAST) {
            return Optional.empty();
        }
        return Optional.of(new Medians(
                all.size(),
                median(all, one -> one.amount().doubleValue()),
                median(all, Performance::won),
                optional(
                        all.stream().filter(one -> one.decided() > 0).toList(),
                        one -> one.rate().share()),
                optional(all.stream().filter(one -> one.days() != null).toList(), Medians::half),
                median(all, one -> one.work().all())));
    }

    private static double half(Performance one) {
        Days days = one.days();
        return days == null ? 0 : days.half();
    }

    private static @Nullable Double optional(List<Performance> all, ToDoubleFunction<Performance> figure) {
        return all.size() < LEAST ? null : Double.valueOf(median(all, figure));
    }

    private static double median(List<Performance> all, ToDoubleFunction<Performance> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
