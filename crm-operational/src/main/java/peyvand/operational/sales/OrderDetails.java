package peyvand.operational.sales;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OrderId;

/** An order on its page, without its lines. Amounts are in the order's currency, before tax. */
public record OrderDetails(
        OrderId id,
        String number,
        OrderState state,
        OrderData data,
        Instant orderedAt,
        @Nullable String customerName,
        @Nullable String customerNumber,
        @Nullable String contactName,
        int lines,
        BigDecimal units,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal baseAmount,
        @Nullable Long importedBy,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean draft() {
        return state == OrderState.DRAFT;
    }

    /** What there is to pay. */
    public BigDecimal total() {
        return amount.add(tax);
    }

    public boolean anonymous() {
        return data.customer() == null;
    }

    /** Whether things of this order can be taken back. */
    public boolean returnable() {
        return data.kind() == OrderKind.SALE && state.counts();
    }
}
