package peyvand.operational.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/** A product in a list. */
public record ProductRow(
        ProductId id,
        String code,
        String name,
        ProductKind kind,
        @Nullable String category,
        @Nullable BigDecimal price,
        @Nullable String currency,
        Instant createdAt) {}
