package peyvand.analytical.insight;

import org.jspecify.annotations.Nullable;
import peyvand.analytical.cluster.ClusterMap;
import peyvand.analytical.facts.AsOf;
import peyvand.analytical.lifetime.Foresight;
import peyvand.analytical.rfm.Scale;

/**
 * By what a run has measured customers: whoever changes afterwards is measured by the same.
 *
 * @param asOf as of which day all are looked at
 * @param horizonMonths how far ahead value is reckoned
 * @param yearlyDiscount how much less money of next year is worth
 * @param ranks null where nobody has bought
 * @param groups who is alike; null likewise
 * @param foresight null where nothing is foretold
 * @param worth cuts of the twentieths by value, in units of {@link peyvand.analytical.facts.Facts#UNIT}
 */
public record Yardstick(
        AsOf asOf,
        int horizonMonths,
        double yearlyDiscount,
        @Nullable Ranks ranks,
        @Nullable ClusterMap groups,
        @Nullable Foresight foresight,
        long[] worth) {

    /**
     * Amounts are in units of {@link peyvand.analytical.facts.Facts#UNIT}.
     *
     * @param tenths cuts, see {@link Parts}
     */
    public record Ranks(Scale recency, Scale frequency, Scale monetary, long[] tenths) {}
}
