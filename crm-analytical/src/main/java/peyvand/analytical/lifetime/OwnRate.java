package peyvand.analytical.lifetime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What needs no model: that everybody goes on as they did, x times in T. The least that a model has to better.
 *
 * <p>How many that will be follows, as do the waits, from what is known of the rate of a constant flow after x purchases in
 * a time of T (H. Jeffreys' prior): Gamma(x + ½, T), with T a day at least.
 */
public final class OwnRate extends PurchaseModel {

    private static final double PRIOR = 0.5;

    private final @Nullable ChurnModel leaving;

    /** @param unit days of the unit of time in which single customers are told */
    public OwnRate(int unit) {
        super(unit);
        leaving = null;
    }

    /**
     * That everybody goes on as they did if they are still there.
     *
     * @param leaving says how likely that is
     */
    public OwnRate(ChurnModel leaving) {
        super(leaving.unit());
        this.leaving = leaving;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    double stays(int repeats, double recency, double age) {
        return leaving == null ? 1 : leaving.stays(repeats, recency, age);
    }

    @Override
    public boolean knowsLeaving() {
        return leaving != null && leaving.knowsLeaving();
    }

    @Override
    double whileThere(double time, int repeats, double age) {
        return repeats == 0 ? 0 : repeats / age * time;
    }

    @Override
    double medianWait(int repeats, double age) {
        return medianWaitAt(repeats + PRIOR, Math.max(inUnits(1), age));
    }

    @Override
    Counts counts(double time, int repeats, double age) {
        NegativeBinomial would = new NegativeBinomial(repeats + PRIOR, time / Math.max(inUnits(1), age));
        Counts.Gatherer counts = new Counts.Gatherer();
        for (int n = 0; !counts.isEnough(); n++) {
            counts.add(n, would.next());
        }
        return counts.counts();
    }
}
