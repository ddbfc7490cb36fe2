package peyvand.analytical.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/**
 * How a product sold in a time. Amounts are in the base currency, after discounts and before tax, less what was taken back.
 *
 * @param sold units
 * @param returned units of them, and of earlier ones, that came back
 * @param customers that bought any
 * @param amountBefore in a time of the same length just before
 */
public record Selling(
        ProductId product,
        String name,
        BigDecimal sold,
        BigDecimal returned,
        long customers,
        BigDecimal amount,
        BigDecimal amountBefore) {

    /** In this time less the time before. */
    public BigDecimal change() {
        return amount.subtract(amountBefore);
    }

    /** Units that came back for a hundred sold; null where none was sold. */
    public @Nullable Double returnedPercent() {
        return sold.signum() == 0 ? null : 100 * returned.doubleValue() / sold.doubleValue();
    }
}
