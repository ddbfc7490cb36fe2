package peyvand.operational.sales;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;

/** An order in a list. The amount is in the order's currency; without a customer it is an anonymous sale. */
public record OrderRow(
        OrderId id,
        String number,
        OrderKind kind,
        OrderState state,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        Instant orderedAt,
        int lines,
        BigDecimal units,
        BigDecimal amount,
        String currency,
        @Nullable String channel,
        @Nullable String country) {}
