package peyvand.analytical.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.hipparchus.special.Gamma;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifetime.Fit.Estimate;
import peyvand.analytical.lifetime.Newton.Summit;
import peyvand.analytical.statistic.Progress;

/**
 * The way to the likeliest parameters of {@link GammaGamma}: over the logarithms of p, q - 1 and v, with amounts in their
 * mean, so that the currency does not matter.
 */
final class SpendFitting implements Newton.Landscape {

    /** Below that, three parameters say more than the customers did. */
    static final int FEWEST = 10;

    private static final double[] LOW = {Math.log(1e-5), Math.log(1e-5), Math.log(1e-8)};
    private static final double[] HIGH = {Math.log(1e4), Math.log(1e4), Math.log(1e8)};

    /** A parameter beyond that stands for infinity: what differs by a hundredth is alike. */
    private static final double HUGE = 5e3;

    private static final double[][] STARTS = {{4, 2, 0.5}, {1, 1, 1}, {20, 10, 0.5}, {1, 20, 20}};

    private final int[] repeats;
    private final double[] means;
    private final int excluded;
    private double scale = 1;

    /** How many bought again so often, and the sum of the logarithms of all they spent. */
    private final int[] often;

    private final double[] spent;
    private double constant;

    SpendFitting(Histories histories) {
        int[] times = new int[histories.size()];
        double[] amounts = new double[histories.size()];
        int size = 0;
        int without = 0;
        int most = 0;
        for (int row = 0; row < times.length; row++) {
            if (histories.repeats(row) > 0 && histories.mean(row) > 0) {
                most = Math.max(most, histories.repeats(row));
                times[size] = histories.repeats(row);
                amounts[size++] = histories.mean(row);
            } else if (histories.repeats(row) > 0) {
                without++;
            }
        }
        repeats = Arrays.copyOf(times, size);
        means = Arrays.copyOf(amounts, size);
        excluded = without;
        often = new int[most + 1];
        spent = new double[most + 1];
    }

    Spend fit(Progress progress) {
        if (means.length == 0) {
            return new Spend.TooThin(Thinness.FEW_REPEATERS, 0, excluded);
        }
        scale = Arrays.stream(means).average().orElse(1);
        for (int i = 0; i < means.length; i++) {
            double log = Math.log(repeats[i] * means[i] / scale);
            often[repeats[i]]++;
            spent[repeats[i]] += log;
            constant -= Math.log(means[i]);
        }
        if (means.length < FEWEST) {
            return new Spend.TooThin(Thinness.FEW_REPEATERS, means.length, excluded);
        }
        Summit best = null;
        for (double[] start : STARTS) {
            Summit summit =
                    Newton.climb(this, Arrays.stream(start).map(Math::log).toArray(), LOW, HIGH, progress);
            best = best == null || summit.height() > best.height() ? summit : best;
            if (best.reached() && boundaries(best.point()).isEmpty()) {
                break;
            }
        }
        progress.reached(1);
        return best == null || !best.reached()
                ? new Spend.TooThin(Thinness.NO_SUMMIT, means.length, excluded)
                : found(best);
    }

    private Spend found(Summit summit) {
        double[] parameters = parameters(summit.point());
        double[] errors = Cholesky.errors(summit.curvature());
        double[] slopes = {parameters[0], parameters[1] - 1, parameters[2] * scale};
        String[] names = {"p", "q", "v"};
        parameters[2] *= scale;
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            OptionalDouble error = errors != null && !summit.atEdge(LOW, HIGH, i)
                    ? OptionalDouble.of(errors[i] * slopes[i])
                    : OptionalDouble.empty();
            estimates.add(new Estimate(names[i], parameters[i], error));
        }
        return new Spend.Found(
                new GammaGamma(parameters[0], parameters[1], parameters[2]),
                estimates,
                summit.height(),
                boundaries(summit.point()),
                means.length,
                excluded,
                scale,
                new Spend.Independence(correlation(), means.length));
    }

    private static double[] parameters(double[] point) {
        return new double[] {Math.exp(point[0]), 1 + Math.exp(point[1]), Math.exp(point[2])};
    }

    private static Set<Spend.Boundary> boundaries(double[] point) {
        Set<Spend.Boundary> found = EnumSet.noneOf(Spend.Boundary.class);
        if (point[1] <= LOW[1]) {
            found.add(Spend.Boundary.NO_MEAN);
        }
        if (point[1] > Math.log(HUGE)) {
            found.add(Spend.Boundary.CUSTOMERS_ALIKE);
        }
        if (point[0] > Math.log(HUGE)) {
            found.add(Spend.Boundary.PURCHASES_ALIKE);
        }
        if (found.isEmpty() && (point[0] <= LOW[0] || point[2] <= LOW[2] || point[2] >= HIGH[2])) {
            found.add(Spend.Boundary.EXTREME);
        }
        return found;
    }

    private @Nullable Double correlation() {
        double meanTimes = Arrays.stream(repeats).average().orElse(0);
        double times = 0;
        double amounts = 0;
        double both = 0;
        for (int i = 0; i < means.length; i++) {
            double often = repeats[i] - meanTimes;
            double much = means[i] / scale - 1;
            times += often * often;
            amounts += much * much;
            both += often * much;
        }
        double found = both / Math.sqrt(times * amounts);
        return Double.isFinite(found) ? Double.valueOf(Math.max(-1, Math.min(1, found))) : null;
    }

    @Override
    public double at(double[] point, double[] gradient, double[][] curvature) {
        double[] parameters = parameters(point);
        Sums sums = new Sums(parameters[0], parameters[1], parameters[2]);
        double[] natural = {sums.byP, sums.byQ, sums.byV};
        double[][] curves = {{sums.pp, sums.pq, sums.pv}, {sums.pq, sums.qq, sums.qv}, {sums.pv, sums.qv, sums.vv}};
        double[] slopes = {parameters[0], parameters[1] - 1, parameters[2]};
        for (int i = 0; i < natural.length; i++) {
            gradient[i] = natural[i] * slopes[i];
            for (int j = 0; j < natural.length; j++) {
                curvature[i][j] = curves[i][j] * slopes[i] * slopes[j] + (i == j ? gradient[i] : 0);
            }
        }
        return sums.height;
    }

    /** The height, its slopes and curvatures, by the parameters as they are. */
    private final class Sums {

        private final double p;
        private final double q;
        private final double v;
        double height, byP, byQ, byV, pp, pq, pv, qq, qv, vv;

        Sums(double p, double q, double v) {
            this.p = p;
            this.q = q;
            this.v = v;
            int customers = means.length;
            height = constant + customers * (q * Math.log(v) - Gamma.logGamma(q));
            byQ = customers * (Math.log(v) - Gamma.digamma(q));
            byV = customers * q / v;
            qq = -customers * Gamma.trigamma(q);
            qv = customers / v;
            vv = -customers * q / (v * v);
            for (int x = 1; x < often.length; x++) {
                if (often[x] > 0) {
                    addAllWith(x);
                }
            }
            for (int i = 0; i < customers; i++) {
                add(repeats[i], means[i] / scale);
            }
        }

        /** What depends on how often customers bought, but for the number of them, and not on how much. */
        private void addAllWith(int x) {
            double both = p * x + q;
            double digamma = Gamma.digamma(both);
            double trigamma = Gamma.trigamma(both);
            height += often[x] * (Gamma.logGamma(both) - Gamma.logGamma(p * x)) + p * x * spent[x];
            byP += x * (often[x] * (digamma - Gamma.digamma(p * x)) + spent[x]);
            byQ += often[x] * digamma;
            pp += (double) x * x * often[x] * (trigamma - Gamma.trigamma(p * x));
            pq += x * often[x] * trigamma;
            qq += often[x] * trigamma;
        }

        private void add(int x, double mean) {
            double sum = v + x * mean;
            double both = p * x + q;
            double log = Math.log(sum);
            double inverse = 1 / sum;
            height -= both * log;
            byP -= x * log;
            byQ -= log;
            byV -= both * inverse;
            pv -= x * inverse;
            qv -= inverse;
            vv += both * inverse * inverse;
        }
    }
}
