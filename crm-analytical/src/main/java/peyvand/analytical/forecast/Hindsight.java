package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Seller;

/**
 * What was foretold of a month, and what came.
 *
 * @param since the first day of the month of which the forecast was kept; null where none was
 * @param days how the forecast of the whole went on, day by day
 * @param latest when a forecast was kept last; null before the first time
 */
public record Hindsight(
        @Nullable LocalDate since,
        Line whole,
        List<Line> parts,
        List<Day> days,
        @Nullable Instant latest) {

    public Hindsight {
        parts = List.copyOf(parts);
        days = List.copyOf(days);
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param seller null: nobody
     * @param expected on the first day of which it was kept
     * @param came was won in the month, as far as is known now
     */
    public record Line(@Nullable Seller seller, String name, BigDecimal expected, BigDecimal best, BigDecimal came) {

        /** How much more came than was expected, in percent of that; null where nothing was. */
        public @Nullable BigDecimal error() {
            return expected.signum() == 0
                    ? null
                    : came.subtract(expected).multiply(HUNDRED).divide(expected, 0, RoundingMode.HALF_UP);
        }

        boolean isNothing() {
            return expected.signum() == 0 && best.signum() == 0 && came.signum() == 0;
        }
    }

    /** As it stood on a day. @param closed won until then */
    public record Day(LocalDate day, BigDecimal closed, BigDecimal expected, BigDecimal best) {}
}
