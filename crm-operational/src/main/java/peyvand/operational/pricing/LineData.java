package peyvand.operational.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/**
 * All that people write in a line of an opportunity, a quote or an order.
 *
 * @param product null where only the description says what it is
 * @param description what the line says where it differs from the product's name
 * @param quantity negative in a return
 * @param unitPrice in the currency of the whole; null means the usual price
 * @param discountPercent 0 to 100; null means none
 * @param taxPercent 0 to 100; null means the usual tax on the product
 */
public record LineData(
        @Nullable ProductId product,
        @Nullable String description,
        BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal discountPercent,
        @Nullable BigDecimal taxPercent) {

    /** Without a discount, at the usual tax. */
    public LineData(
            @Nullable ProductId product,
            @Nullable String description,
            BigDecimal quantity,
            @Nullable BigDecimal unitPrice) {
        this(product, description, quantity, unitPrice, null, null);
    }
}
