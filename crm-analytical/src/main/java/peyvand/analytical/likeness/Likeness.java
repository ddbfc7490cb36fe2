package peyvand.analytical.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How alike customers are to some: naive Bayes over what is known of them, in its multinomial form with Laplace's smoothing, one
 * distribution for each fact (D. Lewis, ECML 1998; C. Manning, P. Raghavan and H. Schütze, Introduction to Information
 * Retrieval, 2008, 13.2). A fact speaks by the logarithm of how many times as usual its value is among members as among
 * others; what is not known says nothing. Facts are taken as if they had nothing to do with each other, which spoils the
 * probabilities and hardly the order (P. Domingos and M. Pazzani, Machine LikenessLearning 29, 1997): only the order is used.
 *
 * <p>Counts are kept by folds, so that whoever is in one can be scored by what was learned from all others.
 */
final class Likeness {

    static final int FOLDS = 5;

    private static final double SMOOTHING = 1;

    /** By fold and fact, the value's counts: of others, of members. */
    private final List<Map<Known, Map<String, int[]>>> folds = new ArrayList<>();

    private final Map<Known, Map<String, int[]>> all = new EnumMap<>(Known.class);

    Likeness() {
        for (int fold = 0; fold < FOLDS; fold++) {
            folds.add(new EnumMap<>(Known.class));
        }
    }

    /** A fact with what it speaks for: above 0 for a member, below 0 against. */
    record Reason(Feature feature, double weight) {}

    void learn(int fold, List<Feature> features, boolean member) {
        for (Feature feature : features) {
            count(all, feature)[member ? 1 : 0]++;
            count(folds.get(fold), feature)[member ? 1 : 0]++;
        }
    }

    private static int[] count(Map<Known, Map<String, int[]>> counts, Feature feature) {
        return counts.computeIfAbsent(feature.known(), known -> new HashMap<>())
                .computeIfAbsent(feature.value(), value -> new int[2]);
    }

    /** What was learned from all. */
    Scorer scorer() {
        return new Scorer(all, Map.of());
    }

    /** What was learned from all but those of a fold. */
    Scorer without(int fold) {
        return new Scorer(all, folds.get(fold));
    }

    /** Scores by what was learned. */
    static final class Scorer {

        private final Map<Feature, Double> weights = new HashMap<>();

        private Scorer(Map<Known, Map<String, int[]>> all, Map<Known, Map<String, int[]>> less) {
            all.forEach((known, values) -> {
                Map<String, int[]> left = less.getOrDefault(known, Map.of());
                double[] sums = new double[2];
                values.forEach((value, counts) -> {
                    sums[0] += left(counts, left.get(value), 0);
                    sums[1] += left(counts, left.get(value), 1);
                });
                double kinds = SMOOTHING * values.size();
                values.forEach((value, counts) -> weights.put(
                        new Feature(known, value),
                        Math.log((left(counts, left.get(value), 1) + SMOOTHING) / (sums[1] + kinds))
                                - Math.log((left(counts, left.get(value), 0) + SMOOTHING) / (sums[0] + kinds))));
            });
        }

        private static int left(int[] counts, int @Nullable [] less, int which) {
            return counts[which] - (less == null ? 0 : less[which]);
        }

        double score(List<Feature> features) {
            return features.stream().mapToDouble(this::weight).sum();
        }

        private double weight(Feature feature) {
            return Objects.requireNonNullElse(weights.get(feature), 0.0);
        }

        /** The facts that speak most for it, at most so many. */
        List<Reason> reasons(List<Feature> features, int most) {
            return features.stream()
                    .map(feature -> new Reason(feature, weight(feature)))
                    .filter(reason -> reason.weight() > 0)
                    .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                    .limit(most)
                    .toList();
        }
    }
}
