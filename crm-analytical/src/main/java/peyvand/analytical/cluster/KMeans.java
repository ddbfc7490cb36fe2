package peyvand.analytical.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import peyvand.analytical.statistic.Progress;

/**
 * Groups by k-means: the best of several starts with k-means++ seeds (D. Arthur and S. Vassilvitskii, SODA 2007), each
 * improved by Lloyd's rounds until nothing changes (S. Lloyd, IEEE Trans. Inf. Theory 28, 1982).
 *
 * <p>The answer is the same each time and with any number of threads. Of very many points the starts are tried on a sample,
 * and the best of them is improved on all.
 *
 * @param starts how many are tried, 1 or more
 * @param mostRounds of each
 * @param seed another one gives other starts
 */
public record KMeans(int starts, int mostRounds, long seed) {

    public static final KMeans USUAL = new KMeans(30, 300, 1);

    private static final int SAMPLE = 50_000;

    /**
     * @param count how many groups, 1 or more; there are fewer where there are fewer different points
     * @throws IllegalArgumentException without a point
     * @throws java.util.concurrent.CancellationException where that is what the progress wants
     */
    public Clustering fit(Points points, int count, Progress progress) {
        if (points.size() == 0 || count < 1) {
            throw new IllegalArgumentException(count + " groups of " + points.size());
        }
        Points sample = points.thinned(SAMPLE);
        boolean all = sample == points;
        Clustering best = best(sample, count, all ? progress : progress.part(0, 0.5));
        return all ? best : improve(points, flat(best.centres()), progress.part(0.5, 1));
    }

    /**
     * Rounds from centres of one's own, as many as are allowed.
     *
     * @param centres one array for each, not more than there are points
     */
    public Clustering improve(Points points, double[][] centres, Progress progress) {
        if (centres.length == 0 || centres.length > points.size()) {
            throw new IllegalArgumentException(centres.length + " groups of " + points.size());
        }
        return improve(points, flat(centres), progress);
    }

    private Clustering best(Points points, int count, Progress progress) {
        List<Clustering> tried = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            Progress part = progress.part((double) start / starts, (start + 1.0) / starts);
            double[] centres = seeds(points, count, new SplittableRandom(seed + start));
            Clustering next = improve(points, centres, part);
            if (tried.isEmpty() || next.inertia() < tried.get(0).inertia()) {
                tried.clear();
                tried.add(next);
            }
        }
        return tried.get(0);
    }

    /** The first anywhere, each further one at a point taken by the square of how far it is from those before. */
    private static double[] seeds(Points points, int count, SplittableRandom random) {
        int dimensions = points.dimensions();
        double[] seeds = new double[count * dimensions];
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(points.size());
        for (int seed = 0; seed < count; seed++) {
            System.arraycopy(points.values(), chosen * dimensions, seeds, seed * dimensions, dimensions);
            double left = sum(approach(points, seeds, seed, nearest));
            if (left == 0) {
                return Arrays.copyOf(seeds, (seed + 1) * dimensions);
            }
            chosen = choose(nearest, left * random.nextDouble());
        }
        return seeds;
    }

    private static List<Double> approach(Points points, double[] seeds, int seed, double[] nearest) {
        return points.inBlocks((from, to) -> {
            double sum = 0;
            for (int point = from; point < to; point++) {
                nearest[point] = Math.min(nearest[point], points.squareTo(point, seeds, seed));
                sum += nearest[point];
            }
            return sum;
        });
    }

    private static double sum(List<Double> parts) {
        return parts.stream().reduce(0.0, Double::sum);
    }

    /** The first up to which the weights exceed a number; the last with a weight if rounding leaves none. */
    private static int choose(double[] weights, double number) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i];
                last = i;
                if (sum > number) {
                    return i;
                }
            }
        }
        return last;
    }

    private Clustering improve(Points points, double[] centres, Progress progress) {
        return new Rounds(points, centres).run(mostRounds, progress);
    }

    private static double[] flat(double[][] centres) {
        return Arrays.stream(centres).flatMapToDouble(Arrays::stream).toArray();
    }
}
