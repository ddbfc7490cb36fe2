package peyvand.analytical.comparison;

import java.util.Arrays;

/**
 * Numbers of the customers who are looked at, and what follows for all of them: the mean with its interval by the normal
 * approximation, the median with that of order statistics (both 95 %; W. J. Conover, Practical Nonparametric Statistics, 1999,
 * 3.2). Where all are looked at, there is nothing to estimate, and the intervals are the figures themselves.
 */
public final class Spread {

    private static final double Z = 1.959963984540054;

    private final double[] sorted;
    private final boolean exact;

    private Spread(double[] sorted, boolean exact) {
        this.sorted = sorted;
        this.exact = exact;
    }

    static Spread of(double[] values, boolean exact) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted, exact);
    }

    public int count() {
        return sorted.length;
    }

    public boolean exact() {
        return exact;
    }

    public double sum() {
        return Arrays.stream(sorted).sum();
    }

    /** Not a number of none. */
    public double mean() {
        return sum() / sorted.length;
    }

    /** How far the mean may lie from that of all. */
    public double reach() {
        if (exact || sorted.length < 2) {
            return 0;
        }
        double mean = mean();
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        return Z * Math.sqrt(squares / (sorted.length - 1) / sorted.length);
    }

    /** Not a number of none. */
    public double median() {
        int half = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    public double medianLow() {
        return exact ? median() : at(Math.floor(sorted.length / 2.0 - step()) - 1);
    }

    public double medianHigh() {
        return exact ? median() : at(Math.ceil(sorted.length / 2.0 + step()));
    }

    private double step() {
        return Z * Math.sqrt(sorted.length) / 2;
    }

    private double at(double place) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.max(0, Math.min(sorted.length - 1.0, place))];
    }
}
