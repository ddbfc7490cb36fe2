package peyvand.analytical.chance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is foretold by nothing but the stage. */
final class StageRates {

    private final Map<Long, Double> rates;
    private final double otherwise;

    private StageRates(Map<Long, Double> rates, double otherwise) {
        this.rates = rates;
        this.otherwise = otherwise;
    }

    /** How many that stood in each stage were won, a won and a lost one added so that few say little. */
    static StageRates seen(List<Example> examples) {
        Map<Long, int[]> counts = new HashMap<>();
        int[] all = {1, 2};
        for (Example example : examples) {
            Long stage = example.moment().stage();
            count(all, example.won());
            if (stage != null) {
                count(counts.computeIfAbsent(stage, none -> new int[] {1, 2}), example.won());
            }
        }
        Map<Long, Double> rates = new HashMap<>();
        counts.forEach((stage, count) -> rates.put(stage, share(count)));
        return new StageRates(rates, share(all));
    }

    /**
     * @param rates from 0 to 1
     * @param otherwise of what stands in no known stage
     */
    static StageRates set(Map<Long, Double> rates, double otherwise) {
        return new StageRates(rates, otherwise);
    }

    double otherwise() {
        return otherwise;
    }

    double of(@Nullable Long stage) {
        return stage == null ? otherwise : rates.getOrDefault(stage, otherwise);
    }

    private static void count(int[] count, boolean won) {
        count[0] += won ? 1 : 0;
        count[1]++;
    }

    private static double share(int[] count) {
        return (double) count[0] / count[1];
    }
}
