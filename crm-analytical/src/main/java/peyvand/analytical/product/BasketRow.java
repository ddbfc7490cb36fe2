package peyvand.analytical.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;

/**
 * An order in a list of baskets.
 *
 * @param customer null for an anonymous sale
 * @param amount in its currency
 */
public record BasketRow(
        OrderId order,
        String number,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        LocalDate orderedOn,
        int lines,
        BigDecimal amount,
        String currency) {}
