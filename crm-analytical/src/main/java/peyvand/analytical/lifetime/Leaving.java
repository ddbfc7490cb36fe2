package peyvand.analytical.lifetime;

/**
 * That a customer of the Pareto/NBD left at some time between their last purchase and now, beside that they are still there:
 * ∫ s ((α+u)/(α+t))^-(r+x) ((β+u)/(β+t))^-s (β+u)^-1 du over the times u from t to T.
 *
 * <p>Known as a difference of two hypergeometric functions (Fader and Hardie, "A Note on Deriving the Pareto/NBD Model",
 * 2005), which lose all their digits when t and T are close, α and β far apart, or x large. Here it is summed as it stands:
 * over y = ln((m+u)/(m+t)), with m the smaller of α and β, the integrand is analytic in a strip of the half-width π, so
 * that a few points are exact to rounding, whatever the parameters.
 */
final class Leaving {

    /** What is less than e to the power of minus that beside 1 is nothing. */
    private static final double NOTHING = 40;

    private static final double SHORT = 2;
    private static final double SHALLOW = 4;
    private static final double LONG = 5;
    private static final double STEEP = 16;
    private static final int HALVINGS = 12;

    private final double alpha;
    private final double beta;
    private final double s;
    private final boolean alphaIsLess;

    Leaving(double alpha, double beta, double s) {
        this.alpha = alpha;
        this.beta = beta;
        this.s = s;
        alphaIsLess = alpha < beta;
    }

    /** One of the points at which it is summed. */
    @FunctionalInterface
    interface Point {
        /**
         * @param weight what the point adds to the sum
         * @param time the time of leaving
         * @param alphaLog ln((α+time)/(α+t))
         * @param betaLog ln((β+time)/(β+t))
         */
        void add(double weight, double time, double alphaLog, double betaLog);
    }

    /**
     * @param shape r+x
     * @param from t, the time of the last purchase
     * @param to T, now
     */
    void each(double shape, double from, double to, Point point) {
        if (s == 0 || to <= from) {
            return;
        }
        double alphaRatio = (to - from) / (alpha + from);
        double betaRatio = (to - from) / (beta + from);
        double length = Math.log1p(alphaIsLess ? alphaRatio : betaRatio);
        double depth = shape * Math.log1p(alphaRatio) + s * Math.log1p(betaRatio);
        if (depth > NOTHING) {
            length = cut(shape, from, length);
            depth = NOTHING;
        }
        Gauss rule = length <= SHORT && depth <= SHALLOW ? Gauss.FEW : Gauss.MANY;
        int pieces = rule == Gauss.FEW ? 1 : (int) Math.ceil(Math.max(length / LONG, depth / STEEP));
        double piece = length / pieces;
        double less = (alphaIsLess ? alpha : beta) + from;
        double more = (alphaIsLess ? beta : alpha) + from;
        for (int i = 0; i < pieces; i++) {
            for (int j = 0; j < rule.points().length; j++) {
                double y = piece * (i + rule.points()[j]);
                double grown = less * Math.expm1(y);
                double other = Math.log1p(grown / more);
                double share = alphaIsLess ? (less + grown) / (more + grown) : 1;
                double depthHere = alphaIsLess ? shape * y + s * other : shape * other + s * y;
                double weight = piece * rule.weights()[j] * s * share * Math.exp(-depthHere);
                point.add(weight, from + grown, alphaIsLess ? y : other, alphaIsLess ? other : y);
            }
        }
    }

    double sum(double shape, double from, double to) {
        double[] sum = new double[1];
        each(shape, from, to, (weight, time, alphaLog, betaLog) -> sum[0] += weight);
        return sum[0];
    }

    /** Where the integrand has become nothing. */
    private double cut(double shape, double from, double length) {
        double less = (alphaIsLess ? alpha : beta) + from;
        double more = (alphaIsLess ? beta : alpha) + from;
        double low = 0;
        double high = length;
        for (int i = 0; i < HALVINGS; i++) {
            double y = low == 0 ? high / 4 : (low + high) / 2;
            double other = Math.log1p(less * Math.expm1(y) / more);
            double depth = alphaIsLess ? shape * y + s * other : shape * other + s * y;
            if (depth > NOTHING) {
                high = y;
            } else {
                low = y;
            }
        }
        return high;
    }
}
