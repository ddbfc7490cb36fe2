package peyvand.analytical.product;

import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Proportion;

/**
 * What a bundle at a discount would have brought in the time that was looked at, beyond what was bought anyway. What is taken
 * for true: one of each product is bought at the mean price that was paid for it; whoever bought all of them anyway would have
 * bought the bundle; and only baskets that lacked just one are won, of which nobody knows how many. So it is told for none; for
 * as large a share as holds all of them today, of those that hold all or lack just one; and how large it has to be.
 *
 * @param price of all, one by one; bundle: of the bundle
 * @param cost of the discount to whoever would have bought all of them anyway
 * @param wonAll what it would bring if all that lacked one were won, before that cost; may be below 0
 * @param shareLow of the baskets that hold all or lack just one, the share that holds all: between this
 * @param shareHigh and this
 */
public record BundleOutlook(
        double price, double bundle, double cost, double wonAll, double shareLow, double shareHigh) {

    /** As many baskets as that say little. */
    public static final int LEAST = 5;

    /**
     * @param discount from 0 to 1
     * @return null where fewer than {@link #LEAST} baskets hold all or lack just one
     */
    public static @Nullable BundleOutlook of(BundleFacts facts, double discount) {
        int cases = facts.all() + facts.almost();
        if (cases < LEAST) {
            return null;
        }
        double price =
                facts.parts().stream().mapToDouble(BundleFacts.Part::price).sum();
        double wonAll = facts.parts().stream()
                .mapToDouble(part -> part.lacking() * (part.price() - discount * price))
                .sum();
        Proportion whole = new Proportion(facts.all(), cases);
        return new BundleOutlook(
                price, price * (1 - discount), facts.all() * discount * price, wonAll, whole.low(), whole.high());
    }

    /** If no basket were won. */
    public double none() {
        return -cost;
    }

    /** If as large a share were won as holds all today: between this and {@link #high}. */
    public double low() {
        return Math.min(brings(shareLow), brings(shareHigh));
    }

    public double high() {
        return Math.max(brings(shareLow), brings(shareHigh));
    }

    private double brings(double share) {
        return share * wonAll - cost;
    }

    /** From which share of won baskets on nothing is lost; null where that cannot be. */
    public @Nullable Double breakEven() {
        if (cost == 0) {
            return wonAll < 0 ? null : Double.valueOf(0);
        }
        return wonAll < cost ? null : Double.valueOf(cost / wonAll);
    }
}
