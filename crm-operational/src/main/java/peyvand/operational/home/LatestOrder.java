package peyvand.operational.home;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OrderId;

/** @param customer null for an anonymous sale */
public record LatestOrder(
        OrderId id,
        String number,
        String kind,
        @Nullable String customer,
        Instant orderedAt,
        BigDecimal amount,
        String currency) {}
