package peyvand.analytical.lifetime;

/**
 * Purchases still to come from a customer who may leave after each: the mean of {@code (1 − (1 + p·ratio)^−shape) / p} over
 * probabilities of leaving p that follow a beta distribution.
 *
 * <p>It is the hypergeometric function of Fader, Hardie and Lee (2005, eq. 10), after Euler's transformation, whose series does
 * not have the singularity at a = 1 and is short where b is large. Where the series is long or loses digits, the mean is
 * summed as it stands.
 */
final class Geometrics {

    private static final double LONG = 0.9;
    private static final double LARGE = 30;
    private static final double EXACT = 1e-16;
    private static final double TOO_MUCH_LOST = 1e-5;
    private static final int MOST_TERMS = 5000;

    private static final double STEP = 0.04;
    private static final double NOTHING = 45;
    private static final double WIDTHS = 10;

    private Geometrics() {}

    /**
     * @param shape of the rate of buying, r+x
     * @param ratio of the time to come to its rate parameter, α+T; 0 or more
     * @param a 0 or more
     * @param b above 0
     */
    static double purchases(double shape, double ratio, double a, double b) {
        if (ratio == 0) {
            return 0;
        }
        if (a == 0) {
            return shape * ratio;
        }
        double share = ratio / (1 + ratio);
        if (share <= LONG && a <= LARGE && Math.abs(a + b - 1 - shape) <= LARGE) {
            double found = series(shape, ratio, share, a, b);
            if (found > 0) {
                return found;
            }
        }
        return sum(shape, ratio, a, b);
    }

    /** 0 where digits were lost. */
    static double series(double shape, double ratio, double share, double a, double b) {
        double c = a + b - 1;
        double d = c - shape;
        double log = Math.log1p(ratio);
        double factor = Math.exp((1 - a) * log);
        double head = c * (a == 1 ? log : Math.expm1((1 - a) * log) / (1 - a));
        double term = d * share;
        double sum = term;
        double largest = Math.abs(term);
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > EXACT * Math.abs(sum); n++) {
            term *= (a + n - 1) * (d + n) / ((c + n) * (n + 1)) * share;
            sum += term;
            largest = Math.max(largest, Math.abs(term));
        }
        double found = head - factor * sum;
        return found > TOO_MUCH_LOST * Math.max(Math.abs(head), factor * largest) ? found : 0;
    }

    /**
     * Over w = ln(p/(1−p)) = middle + width·sinh(u), by the trapezoidal rule, which is exact to rounding for functions that
     * vanish so quickly at both ends (H. Takahasi and M. Mori, Publ. RIMS 9, 1974).
     */
    static double sum(double shape, double ratio, double a, double b) {
        double middle = Math.log(a / b);
        double width = Math.min(1, Math.sqrt((a + b) / (a * b)));
        double most = density(middle, a, b);
        double low = -asinh((Math.max(0, middle + tail(a)) + WIDTHS * width) / width);
        double high = asinh((Math.max(0, tail(b) - middle) + WIDTHS * width) / width);
        double sum = 0;
        double weights = 0;
        for (double u = low; u <= high; u += STEP) {
            double w = middle + width * Math.sinh(u);
            double weight = Math.exp(density(w, a, b) - most) * Math.cosh(u);
            double odds = Math.exp(w);
            double p = odds / (1 + odds);
            double grown = shape * Math.log1p(Double.isInfinite(odds) ? ratio : p * ratio);
            double mean = odds == 0 || p * ratio < EXACT ? shape * ratio : -Math.expm1(-grown) / (odds > 1e300 ? 1 : p);
            sum += weight * mean;
            weights += weight;
        }
        return sum / weights;
    }

    /** That of the beta distribution, over the logarithm of the odds. */
    private static double density(double w, double a, double b) {
        double rest = Math.log1p(Math.exp(-Math.abs(w)));
        return w > 0 ? -b * w - (a + b) * rest : a * w - (a + b) * rest;
    }

    /** Where, far from the middle, nothing is left of what falls with that power of the probability. */
    private static double tail(double power) {
        double exponent = NOTHING / power;
        return exponent > NOTHING ? exponent : Math.log(Math.expm1(exponent));
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }
}
