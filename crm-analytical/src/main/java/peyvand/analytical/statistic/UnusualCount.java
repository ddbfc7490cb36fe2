package peyvand.analytical.statistic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a count is surely above what was usual before it.
 *
 * <p>By C. P. Farrington, N. J. Andrews, A. D. Beale and M. A. Catchpole, "A statistical algorithm for the early detection of
 * outbreaks of infectious disease", Journal of the Royal Statistical Society A 159 (1996), 547–563, section 3: counts follow
 * a Poisson regression whose variance is {@code φ} times the mean, {@code φ ≥ 1} by Pearson's residuals; as the power 2/3 of
 * a count is about symmetric, the bound is {@code μ·(1 + ⅔·z·√(φμ + var μ̂)/μ)^(3/2)}. A trend is taken in where it is surely
 * there (|t| above 1.96), so that a business that grows is not alarmed by its growth. With one year of counts there are no
 * seasons.
 *
 * @param usual what was to be expected
 * @param bound what chance alone exceeds in one of two hundred cases
 */
public record UnusualCount(int count, double usual, double bound) {

    /** So many counts before it at least. */
    public static final int FEWEST = 8;

    /** Of fewer than so many nobody can say that they are many. */
    public static final int SMALLEST = 5;

    private static final double Z = 2.5758293;
    private static final double SURE = 1.959964;
    private static final int ROUNDS = 50;
    private static final double SETTLED = 1e-10;

    /**
     * @param before counts of as long a time each, the earliest first; those of zero at the beginning, before there was
     *     anything to count, are left out
     * @return empty where there is too little to say what is usual
     */
    public static Optional<UnusualCount> of(int[] before, int count) {
        int first = 0;
        while (first < before.length && before[first] == 0) {
            first++;
        }
        double[] counts =
                Arrays.stream(before, first, before.length).asDoubleStream().toArray();
        if (counts.length < FEWEST || count < SMALLEST) {
            return Optional.empty();
        }
        Fit flat = flat(counts);
        Fit trend = trend(counts, flat);
        Fit fit = trend.sure() ? trend : flat;
        double spread = fit.dispersion() * fit.next() + fit.variance();
        return Optional.of(new UnusualCount(
                count, fit.next(), fit.next() * Math.pow(1 + 2.0 / 3 * Z * Math.sqrt(spread) / fit.next(), 1.5)));
    }

    public boolean isAbove() {
        return count > bound;
    }

    /**
     * What comes next.
     *
     * @param variance of the mean that is estimated
     * @param sure whether the trend is hardly chance
     */
    private record Fit(double next, double dispersion, double variance, boolean sure) {}

    private static Fit flat(double[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double[] means = new double[counts.length];
        Arrays.fill(means, mean);
        double dispersion = dispersion(counts, means, 1);
        return new Fit(mean, dispersion, dispersion * mean / counts.length, true);
    }

    /** {@code log μ = a + b·(t − t̄)} by iterated weighted least squares. */
    private static Fit trend(double[] counts, Fit flat) {
        double middle = (counts.length - 1) / 2.0;
        double a = Math.log(flat.next());
        double b = 0;
        double[] means = new double[counts.length];
        double w = 0;
        double wt = 0;
        double wtt = 0;
        for (int round = 0; round < ROUNDS; round++) {
            w = 0;
            wt = 0;
            wtt = 0;
            double slopeA = 0;
            double slopeB = 0;
            for (int i = 0; i < counts.length; i++) {
                double t = i - middle;
                means[i] = Math.exp(a + b * t);
                w += means[i];
                wt += means[i] * t;
                wtt += means[i] * t * t;
                slopeA += counts[i] - means[i];
                slopeB += (counts[i] - means[i]) * t;
            }
            double determinant = w * wtt - wt * wt;
            double stepA = (wtt * slopeA - wt * slopeB) / determinant;
            double stepB = (w * slopeB - wt * slopeA) / determinant;
            a += stepA;
            b += stepB;
            if (Math.abs(stepA) + Math.abs(stepB) < SETTLED) {
                break;
            }
        }
        double determinant = w * wtt - wt * wt;
        double dispersion = dispersion(counts, means, 2);
        double ahead = counts.length - middle;
        double next = Math.exp(a + b * ahead);
        double ofLog = dispersion * (wtt - 2 * ahead * wt + ahead * ahead * w) / determinant;
        boolean sure = Math.abs(b) / Math.sqrt(dispersion * w / determinant) > SURE && Double.isFinite(next);
        return new Fit(next, dispersion, next * next * ofLog, sure);
    }

    private static double dispersion(double[] counts, double[] means, int parameters) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += (counts[i] - means[i]) * (counts[i] - means[i]) / means[i];
        }
        return Math.max(1, sum / (counts.length - parameters));
    }
}
