package peyvand.analytical.comparison;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Proportion;
import peyvand.analytical.statistic.Ratio;

/**
 * Two groups of customers side by side.
 *
 * @param traits by what is told apart, the most frequent first
 * @param products of which one side is much likelier to have bought; the surest first. Likewise categories
 */
public record Contrast(
        Side a,
        Side b,
        Overlap overlap,
        Map<Trait, List<Share>> traits,
        List<Liking> products,
        List<Liking> categories) {

    /**
     * @param size how many customers; where not exact and everybody's are meant, about how many
     * @param exact whether all of them are looked at
     * @param looked how many of them are
     * @param buyers of how many it is told what they bought
     * @param repeat those of them who bought on more than one day
     * @param amount what they bought, net; value and what of it is at risk, as the last analysis says
     * @param asked of how many it was looked at what they bought
     */
    public record Side(
            long size,
            boolean exact,
            int looked,
            int buyers,
            Proportion repeat,
            Spread amount,
            Spread value,
            Spread atRisk,
            int asked) {

        /** How many times as many customers there are as are looked at. */
        public double scale() {
            return exact || looked == 0 ? 1 : (double) size / looked;
        }
    }

    /**
     * @param both how many belong to both
     * @param low that at least so many do is as good as sure (95 %); the number itself where it is exact
     */
    public record Overlap(long both, long onlyA, long onlyB, boolean exact, long low, long high) {}

    /**
     * How many there are of something on either side.
     *
     * @param key of what; null where it is not known
     */
    public record Share(@Nullable String key, Proportion a, Proportion b) {}

    /** Who bought something on either side, and how many times as usual it is in the first as in the second. */
    public record Liking(long id, String name, Ratio ratio) {

        public boolean ofA() {
            return ratio.ratio() > 1;
        }
    }
}
