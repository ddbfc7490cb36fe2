package peyvand.analytical.lifetime;

import java.util.List;

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo, Management Science 33, 1987): customers buy at rates that follow a gamma
 * distribution (r, α), and leave for good at any time, at rates that follow another (s, β).
 */
public final class ParetoNbd extends ChurnModel {

    private static final double NOTHING = 40;
    private static final double PIECE = 2;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    private final Leaving leaving;

    /**
     * @param s 0 where nobody ever leaves
     * @param unit days of the unit of time in which α and β are told
     */
    public ParetoNbd(double r, double alpha, double s, double beta, int unit) {
        super(unit);
        positive("r", r);
        positive("alpha", alpha);
        notBelowZero("s", s);
        positive("beta", beta);
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
        leaving = new Leaving(alpha, beta, s);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("r", r),
                new Parameter("alpha", alpha),
                new Parameter("s", s),
                new Parameter("beta", beta));
    }

    @Override
    public boolean knowsLeaving() {
        return s > 0;
    }

    @Override
    double stays(int repeats, double recency, double age) {
        double shape = r + repeats;
        double depth = shape * Math.log1p((age - recency) / (alpha + recency))
                + s * Math.log1p((age - recency) / (beta + recency));
        return 1 / (1 + leaving.sum(shape, recency, age) * Math.exp(depth));
    }

    @Override
    double whileThere(double time, int repeats, double age) {
        return (r + repeats) / (alpha + age) * (beta + age) * mean(Math.log1p(time / (beta + age)));
    }

    /** Purchases expected within so long after the first one, of somebody of whom nothing else is known; E[X(t)]. */
    public double expected(double time) {
        return whileThere(time, 0, 0);
    }

    /** The time a customer stays, of a time to come of that logarithm, counted in β+T. */
    private double mean(double log) {
        return s == 1 ? log : Math.expm1((1 - s) * log) / (1 - s);
    }

    @Override
    double medianWait(int repeats, double age) {
        return medianWaitAt(r + repeats, alpha + age);
    }

    /** δ^(s−1) (β+T)^s Ψ(s, s; δ(β+T)), the integral of which that is the name (Fader, Hardie and Lee, 2005, eq. 2). */
    @Override
    double discountedWhileThere(double rate, int repeats, double age) {
        double z = rate * (beta + age);
        double end = Math.log1p(NOTHING / z);
        int pieces = (int) Math.ceil(end / PIECE);
        double piece = end / pieces;
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            for (int j = 0; j < Gauss.MANY.points().length; j++) {
                double y = piece * (i + Gauss.MANY.points()[j]);
                sum += piece * Gauss.MANY.weights()[j] * Math.exp((1 - s) * y - z * Math.expm1(y));
            }
        }
        return (r + repeats) / (alpha + age) * (beta + age) * sum;
    }

    /** Over when they leave: at some time within the time to come, or not. */
    @Override
    Counts counts(double time, int repeats, double age) {
        double end = Math.log1p(time / (beta + age));
        Gauss rule = end > 1 ? Gauss.MANY : Gauss.FEW;
        int points = rule.points().length;
        double[] shares = new double[points + 1];
        NegativeBinomial[] would = new NegativeBinomial[points + 1];
        for (int i = 0; i <= points; i++) {
            double y = i < points ? end * rule.points()[i] : end;
            shares[i] = Math.exp(-s * y) * (i < points ? s * end * rule.weights()[i] : 1);
            would[i] = new NegativeBinomial(r + repeats, Math.expm1(y) * (beta + age) / (alpha + age));
        }
        Counts.Gatherer counts = new Counts.Gatherer();
        for (int n = 0; !counts.isEnough(); n++) {
            double share = 0;
            for (int i = 0; i <= points; i++) {
                share += shares[i] * would[i].next();
            }
            counts.add(n, share);
        }
        return counts.counts();
    }
}
