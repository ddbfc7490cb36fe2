package peyvand.analytical.lifetime;

import java.util.List;

/**
 * MBG/NBD (Batislam, Denizel and Filiztekin, Int. J. Res. Marketing 24, 2007): customers buy at rates that follow a gamma
 * distribution (r, α), and leave for good after each purchase, also the first, with probabilities that follow a beta
 * distribution (a, b).
 */
public final class ModifiedBetaGeometric extends ChurnModel {

    private final Geometric model;

    /**
     * @param a 0 where nobody ever leaves
     * @param unit days of the unit of time in which α is told
     */
    public ModifiedBetaGeometric(double r, double alpha, double a, double b, int unit) {
        super(unit);
        model = new Geometric(r, alpha, a, b, 1);
    }

    @Override
    public List<Parameter> parameters() {
        return model.parameters();
    }

    @Override
    public boolean knowsLeaving() {
        return model.a() > 0;
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
