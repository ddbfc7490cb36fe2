package peyvand.operational.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How a value differs from an earlier one.
 *
 * @param difference in the unit of the indicator
 * @param percent of the earlier one; null where that is zero
 */
public record Movement(BigDecimal difference, @Nullable BigDecimal percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Movement between(BigDecimal before, BigDecimal now) {
        BigDecimal difference = now.subtract(before);
        return new Movement(
                difference,
                before.signum() == 0
                        ? null
                        : difference.multiply(HUNDRED).divide(before.abs(), 1, RoundingMode.HALF_UP));
    }
}
