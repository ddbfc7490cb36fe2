package peyvand.analytical.chance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely an open opportunity is to be won, by what was learned.
 *
 * @param probability 0 to 1
 * @param reasons what makes it so, the weightiest first
 */
public record Chance(double probability, List<Reason> reasons) {

    public Chance {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param feature of the opportunity
     * @param value what it has of it: days, the amount in the base currency, a text, or an id; null where it has none
     * @param points by how much this makes it likelier, or less likely if negative, than if it were as the average;
     *     from -1 to 1
     */
    public record Reason(Feature feature, @Nullable Object value, double points) {}
}
