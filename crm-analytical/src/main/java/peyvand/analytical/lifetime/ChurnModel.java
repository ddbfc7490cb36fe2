package peyvand.analytical.lifetime;

import peyvand.analytical.statistic.Progress;

/**
 * A model under which anybody may have left, also whoever bought only once, so that it can say of each customer how likely
 * they are still there.
 */
public abstract sealed class ChurnModel extends PurchaseModel permits ModifiedBetaGeometric, ParetoNbd {

    ChurnModel(int unit) {
        super(unit);
    }

    /** Whether anybody ever leaves; false at {@link Boundary#NOBODY_LEAVES}, where all are there for certain. */
    @Override
    public abstract boolean knowsLeaving();

    /** How likely a customer has not left for good, from 0 to 1. */
    public final double alive(int repeats, double recency, double age) {
        return stays(repeats, recency, age);
    }

    /** The same of each row of the histories. */
    public final double[] alive(Histories histories, Progress progress) {
        return staying(histories, progress);
    }
}
