package peyvand.operational.customer;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.operational.field.Label;

/**
 * A customer in a list. Amounts are in the base currency, returns deducted.
 *
 * @param tier says nothing where they are in none
 */
public record CustomerRow(
        CustomerId id,
        String number,
        @Nullable String reference,
        CustomerKind kind,
        String name,
        @Nullable String sector,
        @Nullable String city,
        @Nullable String country,
        @Nullable String owner,
        int orders,
        @Nullable Instant lastOrderedAt,
        BigDecimal netAmount,
        Instant createdAt,
        Label tier) {}
