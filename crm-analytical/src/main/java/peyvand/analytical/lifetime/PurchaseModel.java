package peyvand.analytical.lifetime;

import java.util.List;
import peyvand.analytical.statistic.Progress;

/**
 * What one customer will still buy, seen from what they have bought. Never changes.
 *
 * <p>Of single customers times are in the unit of the model's parameters (weeks, say), as papers tell them; of columns they
 * are in whole days. A customer is told by x, how often they bought again; t_x, how long after the first purchase they last
 * did; and T, how long ago the first purchase is. Only {@link ChurnModel} says by itself how likely a customer is still there.
 */
public abstract sealed class PurchaseModel permits BetaGeometric, ChurnModel, OwnRate {

    /** Stands for any longer wait than that: hundred years. */
    public static final int LONGEST_WAIT = 36_525;

    /** What a model is made of: as the papers call it, and what it is. */
    public record Parameter(String name, double value) {}

    /** Days of the unit of time of the parameters. */
    private final int unit;

    PurchaseModel(int unit) {
        if (unit < 1) {
            throw new IllegalArgumentException("unit " + unit);
        }
        this.unit = unit;
    }

    public abstract List<Parameter> parameters();

    /** Whether anybody ever leaves, as far as this can say. */
    public boolean knowsLeaving() {
        return false;
    }

    /** How likely a customer has not left. 1 where a model knows no leaving. */
    abstract double stays(int repeats, double recency, double age);

    /** Purchases within a time to come of somebody who has not left. */
    abstract double whileThere(double time, int repeats, double age);

    /** How many purchases within a time to come, each with its probability, of somebody who has not left. */
    abstract Counts counts(double time, int repeats, double age);

    /** The time by which somebody who has not left, and does not leave before, buys again with a probability of a half. */
    abstract double medianWait(int repeats, double age);

    /** Purchases expected within a time to come; E[Y(t) | x, t_x, T]. */
    public final double expected(double time, int repeats, double recency, double age) {
        return stays(repeats, recency, age) * whileThere(time, repeats, age);
    }

    /**
     * Purchases expected in all time to come, each worth less the later it comes: by the factor e to the power of
     * {@code −rate·time} (Fader, Hardie and Lee, J. Marketing Research 42, 2005, "DERT").
     *
     * @param rate above 0, for one unit of time
     */
    public final double discounted(double rate, int repeats, double recency, double age) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate " + rate);
        }
        return stays(repeats, recency, age) * discountedWhileThere(rate, repeats, age);
    }

    /** The mean of purchases up to a time that follows an exponential distribution: the same, by partial integration. */
    double discountedWhileThere(double rate, int repeats, double age) {
        double sum = 0;
        for (double y = FIRST; y <= LAST; y += STEP) {
            double share = Math.exp(y);
            sum += share * Math.exp(-share) * whileThere(share / rate, repeats, age);
        }
        return sum * STEP;
    }

    /** Between these logarithms of the time, in shares of its mean, lies all but a share of 1e-15. */
    private static final double FIRST = -18;

    private static final double LAST = 3.75;

    /** The integrand is analytic so far around the real line that a sum in these steps is exact to twelve digits. */
    private static final double STEP = 0.25;

    /**
     * Purchases expected of each customer.
     *
     * @param days how long, from the end of the histories on
     * @return one entry for each row of the histories
     */
    public final double[] expected(Histories histories, double days, Progress progress) {
        double time = days / unit;
        Groups groups = histories.groups();
        double[] found = new double[groups.size()];
        Lanes.each(found.length, progress, (number, from, to) -> {
            double there = 0;
            for (int row = from; row < to; row++) {
                int repeats = groups.repeats()[row];
                int age = groups.ages()[row];
                if (row == from || age != groups.ages()[row - 1] || repeats != groups.repeats()[row - 1]) {
                    there = whileThere(time, repeats, inUnits(age));
                }
                found[row] = there * stays(repeats, inUnits(groups.recencies()[row]), inUnits(age));
            }
        });
        return spread(found, groups);
    }

    /**
     * Days after which each customer, if they have not left, and do not leave before, will have bought again with a
     * probability of a half; at most {@link #LONGEST_WAIT}. The mean is no help: it is infinite for most.
     */
    public final int[] medianWaits(Histories histories) {
        int[] waits = new int[histories.size()];
        for (int row = 0; row < waits.length; row++) {
            double days = unit * medianWait(histories.repeats(row), inUnits(histories.age(row)));
            waits[row] = (int) Math.min(LONGEST_WAIT, Math.ceil(days));
        }
        return waits;
    }

    final double[] staying(Histories histories, Progress progress) {
        Groups groups = histories.groups();
        double[] found = new double[groups.size()];
        Lanes.each(found.length, progress, (number, from, to) -> {
            for (int row = from; row < to; row++) {
                found[row] =
                        stays(groups.repeats()[row], inUnits(groups.recencies()[row]), inUnits(groups.ages()[row]));
            }
        });
        return spread(found, groups);
    }

    /** Of each customer, what was found of their group. */
    static double[] spread(double[] found, Groups groups) {
        double[] all = new double[groups.of().length];
        for (int i = 0; i < all.length; i++) {
            all[i] = found[groups.of()[i]];
        }
        return all;
    }

    /** Days of the unit of time. */
    public final int unit() {
        return unit;
    }

    final double inUnits(double days) {
        return days / unit;
    }

    /** At a rate that follows a gamma distribution. */
    static double medianWaitAt(double shape, double rate) {
        return rate * Math.expm1(Math.log(2) / shape);
    }

    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value);
        }
    }

    static void notBelowZero(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value);
        }
    }
}
