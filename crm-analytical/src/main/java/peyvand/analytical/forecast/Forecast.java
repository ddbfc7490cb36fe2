package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Seller;

/**
 * What a seller will sell, and of whom it is the sum.
 *
 * @param parts the teams of the company, the colleagues of a team; none of a colleague
 * @param overlapping whether somebody is counted in two of the parts, and once in the whole
 * @param current the place of the period that today lies in; null where none of them is it
 */
public record Forecast(
        Outlook whole,
        List<Outlook> parts,
        boolean overlapping,
        @Nullable Integer current) {

    public Forecast {
        parts = List.copyOf(parts);
    }

    /** What a period comes to: what is overdue may still come, and is counted in the one that today lies in. */
    public Sum sum(Outlook outlook, int place) {
        Sum sum = outlook.periods().get(place);
        return current != null && current == place ? sum.plus(outlook.overdue()) : sum;
    }

    /** What is still to be found beyond what is expected; null without a target. */
    public @Nullable BigDecimal gap(Outlook outlook, int place) {
        BigDecimal target = outlook.targets().get(place);
        return target == null ? null : target.subtract(sum(outlook, place).expected());
    }

    /** A seller whose forecast a viewer can look at. @param name empty for the company */
    public record Choice(Seller seller, String name) {}
}
