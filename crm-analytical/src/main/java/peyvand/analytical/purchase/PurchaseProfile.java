package peyvand.analytical.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one customer buys. Money in the base currency.
 *
 * @param orders sales placed or fulfilled; returns and adjustments are no orders
 * @param averageDaysBetween days from the first to the last day of purchase over the days of purchase less one; null
 *     below two days of purchase
 * @param averageBasket gross sales over orders
 * @param averageItems distinct products of an order
 * @param returned what came back, as a positive amount
 * @param gross sales before returns
 * @param complete false where only the latest {@value PurchaseProfiles#MOST_ORDERS} orders were looked at
 */
public record PurchaseProfile(
        int orders,
        @Nullable Instant firstOrder,
        @Nullable Instant lastOrder,
        @Nullable BigDecimal averageDaysBetween,
        BigDecimal gross,
        BigDecimal returned,
        BigDecimal averageBasket,
        BigDecimal averageItems,
        boolean complete,
        List<Favourite> products,
        List<Share> categories) {

    public PurchaseProfile {
        products = List.copyOf(products);
        categories = List.copyOf(categories);
    }

    /** A product bought most often: in how many orders, how many units, for how much. */
    public record Favourite(long product, String name, int orders, BigDecimal units, BigDecimal amount) {}

    /** A category and its share of gross sales, in percent. */
    public record Share(String category, BigDecimal amount, int percent) {}

    /** What was kept of what was bought. */
    public BigDecimal net() {
        return gross.subtract(returned);
    }

    /** Prospect, first or repeat buyer: the stages that follow from the number of orders alone. */
    public String stage() {
        return orders == 0 ? "PROSPECT" : orders == 1 ? "FIRST" : "REPEAT";
    }
}
