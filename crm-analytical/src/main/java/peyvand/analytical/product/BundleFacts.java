package peyvand.analytical.product;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How products that might be sold as a bundle were bought so far. Amounts are in the base currency.
 *
 * @param since the first day that was looked at; null: none of them was ever bought
 * @param parts the products, in the order they were asked for
 * @param holding in so many baskets lay exactly one of them, two, and so on: all of them at last
 * @param customersWithAll who have bought all of them, in whatever baskets; customersWithSome: some, and not all
 */
public record BundleFacts(
        @Nullable LocalDate since,
        List<Part> parts,
        List<Integer> holding,
        int customersWithAll,
        int customersWithSome) {

    /**
     * @param purchases baskets with it
     * @param price what was paid for one, on average; 0 where it was not bought
     * @param lacking baskets with all the others and without it
     */
    public record Part(long product, int purchases, double price, int lacking) {}

    /** Baskets with all of them. */
    public int all() {
        return holding.get(holding.size() - 1);
    }

    /** Baskets that lack just one. */
    public int almost() {
        return holding.get(holding.size() - 2);
    }
}
