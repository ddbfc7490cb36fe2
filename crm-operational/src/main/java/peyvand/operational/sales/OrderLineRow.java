package peyvand.operational.sales;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;

/**
 * A line on the page of its order.
 *
 * @param name the product's, or the description
 * @param description where it says more than the product's name
 * @param sharedDiscount its part of a discount on the whole
 * @param amount after all discounts, before tax
 * @param returned how much of it stands in returns, as a positive number
 * @param returns where it was taken back, as far as the viewer may see
 * @param returnsOf the order this line takes something back of
 */
public record OrderLineRow(
        OrderLineId id,
        int lineNo,
        @Nullable ProductId product,
        @Nullable String productCode,
        String name,
        @Nullable String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        BigDecimal taxPercent,
        BigDecimal sharedDiscount,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal returned,
        List<OrderLink> returns,
        @Nullable OrderLink returnsOf,
        int version) {

    public OrderLineRow {
        returns = List.copyOf(returns);
    }

    /** How much can still be taken back. */
    public BigDecimal left() {
        return quantity.subtract(returned).max(BigDecimal.ZERO);
    }

    /** Another order, and how much of the line stands there. */
    public record OrderLink(OrderId id, String number, BigDecimal quantity) {}
}
