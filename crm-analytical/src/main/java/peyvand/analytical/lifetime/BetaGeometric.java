package peyvand.analytical.lifetime;

import java.util.List;

/**
 * BG/NBD (Fader, Hardie and Lee, Marketing Science 24, 2005): customers buy at rates that follow a gamma distribution (r,
 * α), and leave for good after each purchase but the first with probabilities that follow a beta distribution (a, b).
 *
 * <p>It does not say who is still there: to it everybody is who has bought only once, and that is not so. What it expects
 * them to buy is of use.
 */
public final class BetaGeometric extends PurchaseModel {

    private final Geometric model;

    /**
     * @param a 0 where nobody ever leaves
     * @param unit days of the unit of time in which α is told
     */
    public BetaGeometric(double r, double alpha, double a, double b, int unit) {
        super(unit);
        model = new Geometric(r, alpha, a, b, 0);
    }

    @Override
    public List<Parameter> parameters() {
        return model.parameters();
    }

    @Override
    double stays(int repeats, double recency, double age) {
        return model.stays(repeats, recency, age);
    }

    @Override
    double whileThere(double time, int repeats, double age) {
        return model.whileThere(time, repeats, age);
    }

    @Override
    Counts counts(double time, int repeats, double age) {
        return model.counts(time, repeats, age);
    }

    @Override
    double medianWait(int repeats, double age) {
        return model.medianWait(repeats, age);
    }

    /** Purchases expected within so long after the first one, of somebody of whom nothing else is known; E[X(t)]. */
    public double expected(double time) {
        return model.expected(time);
    }
}
