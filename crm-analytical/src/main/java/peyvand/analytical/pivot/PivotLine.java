package peyvand.analytical.pivot;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;

/**
 * A line of an order that counts in a figure.
 *
 * @param amount in the base currency; below zero where it was taken back
 */
public record PivotLine(
        OrderId order,
        String number,
        LocalDate day,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        String product,
        BigDecimal quantity,
        BigDecimal amount) {}
