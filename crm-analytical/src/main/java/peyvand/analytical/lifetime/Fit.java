package peyvand.analytical.lifetime;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What came of fitting a model of purchases to histories. */
public sealed interface Fit {

    Family family();

    /**
     * @param logLikelihood as the papers tell it, with time in the unit of the histories
     * @param customers how many it was fitted to
     * @param distinct how many different histories they have
     * @param steps how often the likelihood was reckoned, in all tries
     */
    record Found(
            Family family,
            PurchaseModel model,
            List<Estimate> estimates,
            double logLikelihood,
            Set<Boundary> boundaries,
            long customers,
            int distinct,
            int steps)
            implements Fit {

        public Found {
            estimates = List.copyOf(estimates);
            boundaries = Set.copyOf(boundaries);
        }
    }

    /**
     * @param customers how many there are
     * @param repeaters how many of them bought again
     */
    record TooThin(Family family, Thinness thinness, long customers, long repeaters) implements Fit {}

    /**
     * A parameter, as the papers call it, and how sure it is.
     *
     * @param error standard error, from the curvature of the likelihood; none where a boundary takes it away
     */
    record Estimate(String name, double value, OptionalDouble error) {}
}
