package peyvand.analytical.lifetime;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of fitting the model of what customers spend. */
public sealed interface Spend {

    /**
     * Whether those who buy often spend more, or less, each time: the model takes it that they do not.
     *
     * @param correlation of how often and how much, from -1 to 1; null where one of them is the same for all
     * @param customers of how many
     */
    record Independence(@Nullable Double correlation, long customers) {}

    /** What the data say so strongly that a parameter runs away. */
    enum Boundary {
        /** q would be 1 or less, so that there were no mean; it is held just above it. Single customers outweigh all others. */
        NO_MEAN,
        /** All seem to spend the same on average. */
        CUSTOMERS_ALIKE,
        /** Each seems to spend the same every time. */
        PURCHASES_ALIKE,
        /** Far from what the model is for: read the figures with doubt. */
        EXTREME
    }

    /**
     * @param excluded customers who bought again, and what they spent was not above 0, after returns
     * @param mean what the fitted customers spent on average, each counted once
     */
    record Found(
            GammaGamma model,
            List<Fit.Estimate> estimates,
            double logLikelihood,
            Set<Boundary> boundaries,
            long customers,
            long excluded,
            double mean,
            Independence independence)
            implements Spend {

        public Found {
            estimates = List.copyOf(estimates);
            boundaries = Set.copyOf(boundaries);
        }
    }

    /**
     * @param customers who bought again for more than 0
     * @param excluded those whose purchases were not above 0, after returns
     */
    record TooThin(Thinness thinness, long customers, long excluded) implements Spend {}
}
