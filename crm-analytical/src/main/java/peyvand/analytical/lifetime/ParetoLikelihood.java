package peyvand.analytical.lifetime;

/**
 * That of Pareto/NBD (D. Schmittlein, D. Morrison and R. Colombo, Management Science 33, 1987): parameters r, α, s, β.
 *
 * <p>Each customer's is a sum over when they left, among them never so far (see {@link Leaving}). The logarithm of such a sum
 * has the mean of the slopes of its terms as slope, and their mean curvature and covariance as curvature.
 */
final class ParetoLikelihood extends Likelihood {

    ParetoLikelihood(Groups groups) {
        super(groups);
    }

    @Override
    Rows rows(double[] parameters, double[] sums) {
        double[] alphaLogs = logs(parameters[1]);
        double[] betaLogs = logs(parameters[3]);
        return (from, to, into) -> {
            Terms terms = new Terms(parameters);
            for (int row = from; row < to; row++) {
                int recency = groups.recencies()[row];
                int age = groups.ages()[row];
                terms.begin(groups.repeats()[row], alphaLogs[recency], betaLogs[recency]);
                terms.leaving.each(terms.shape, recency / scale, age / scale, terms);
                terms.stay(age / scale, alphaLogs[age], betaLogs[age]);
                terms.end(groups.weights()[row], into);
            }
        };
    }

    /** The terms of one customer, added up. */
    private static final class Terms implements Leaving.Point {

        private final double r;
        private final double alpha;
        private final double s;
        private final double beta;
        final Leaving leaving;

        private double alphaStart;
        private double betaStart;
        double shape;

        private double sum, byR, byAlpha, byS, byBeta;
        private double rr, rAlpha, rS, rBeta, alphaAlpha, alphaS, alphaBeta, ss, sBeta, betaBeta;

        Terms(double[] parameters) {
            r = parameters[0];
            alpha = parameters[1];
            s = parameters[2];
            beta = parameters[3];
            leaving = new Leaving(alpha, beta, s);
        }

        void begin(int repeats, double alphaLog, double betaLog) {
            shape = r + repeats;
            alphaStart = alphaLog;
            betaStart = betaLog;
            sum = byR = byAlpha = byS = byBeta = 0;
            rr = rAlpha = rS = rBeta = alphaAlpha = alphaS = alphaBeta = ss = sBeta = betaBeta = 0;
        }

        @Override
        public void add(double weight, double time, double alphaLog, double betaLog) {
            double inverse = 1 / (beta + time);
            double slope = -time * inverse / beta;
            add(
                    weight,
                    time,
                    alphaStart + alphaLog,
                    1 / s - betaStart - betaLog,
                    -(s + 1) * slope - 1 / beta,
                    -1 / (s * s),
                    -slope,
                    (s + 1) * slope * (inverse + 1 / beta) + 1 / (beta * beta));
        }

        void stay(double time, double alphaLog, double betaLog) {
            double inverse = 1 / (beta + time);
            double slope = -time * inverse / beta;
            double weight = Math.exp(-shape * (alphaLog - alphaStart) - s * (betaLog - betaStart));
            add(weight, time, alphaLog, -betaLog, -s * slope, 0, -slope, s * slope * (inverse + 1 / beta));
        }

        private void add(
                double weight,
                double time,
                double alphaLog,
                double slopeS,
                double slopeBeta,
                double curveS,
                double curveSBeta,
                double curveBeta) {
            double inverse = 1 / (alpha + time);
            double slope = -time * inverse / alpha;
            double slopeAlpha = -shape * slope;
            sum += weight;
            byR -= weight * alphaLog;
            byAlpha += weight * slopeAlpha;
            byS += weight * slopeS;
            byBeta += weight * slopeBeta;
            rr += weight * alphaLog * alphaLog;
            rAlpha += weight * (-alphaLog * slopeAlpha - slope);
            rS -= weight * alphaLog * slopeS;
            rBeta -= weight * alphaLog * slopeBeta;
            alphaAlpha += weight * (slopeAlpha * slopeAlpha + shape * slope * (inverse + 1 / alpha));
            alphaS += weight * slopeAlpha * slopeS;
            alphaBeta += weight * slopeAlpha * slopeBeta;
            ss += weight * (slopeS * slopeS + curveS);
            sBeta += weight * (slopeS * slopeBeta + curveSBeta);
            betaBeta += weight * (slopeBeta * slopeBeta + curveBeta);
        }

        void end(double weight, double[] sums) {
            double share = 1 / sum;
            double r1 = byR * share;
            double alpha1 = byAlpha * share;
            double s1 = byS * share;
            double beta1 = byBeta * share;
            sums[0] += weight * (Math.log(sum) - shape * alphaStart - s * betaStart);
            sums[1] += weight * r1;
            sums[2] += weight * alpha1;
            sums[3] += weight * s1;
            sums[4] += weight * beta1;
            sums[5] += weight * (rr * share - r1 * r1);
            sums[6] += weight * (rAlpha * share - r1 * alpha1);
            sums[7] += weight * (rS * share - r1 * s1);
            sums[8] += weight * (rBeta * share - r1 * beta1);
            sums[9] += weight * (alphaAlpha * share - alpha1 * alpha1);
            sums[10] += weight * (alphaS * share - alpha1 * s1);
            sums[11] += weight * (alphaBeta * share - alpha1 * beta1);
            sums[12] += weight * (ss * share - s1 * s1);
            sums[13] += weight * (sBeta * share - s1 * beta1);
            sums[14] += weight * (betaBeta * share - beta1 * beta1);
        }
    }
}
