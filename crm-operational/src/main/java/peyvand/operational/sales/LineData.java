package peyvand.operational.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/**
 * All that people write in a line of an order.
 *
 * @param product null where only the description says what it is
 * @param description what the line says where it differs from the product's name
 * @param quantity negative in a return
 * @param unitPrice in the order's currency; null means the product's usual price
 */
public record LineData(
        @Nullable ProductId product,
        @Nullable String description,
        BigDecimal quantity,
        @Nullable BigDecimal unitPrice) {}
