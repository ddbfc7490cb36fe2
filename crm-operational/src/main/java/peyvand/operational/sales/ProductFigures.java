package peyvand.operational.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * How a product sells, from its latest lines that the viewer may see.
 *
 * @param lines so many lines were counted
 * @param capped whether there are older lines, which were not
 * @param sold units of sales
 * @param returned units taken back, as a positive number
 * @param revenue in the base currency, returns deducted
 */
public record ProductFigures(
        int lines,
        boolean capped,
        BigDecimal sold,
        BigDecimal returned,
        BigDecimal revenue,
        @Nullable Instant lastSoldAt,
        List<TopCustomer> topCustomers) {

    public ProductFigures {
        topCustomers = List.copyOf(topCustomers);
    }

    /** A customer who buys much of it. */
    public record TopCustomer(CustomerId id, String name, BigDecimal revenue) {}
}
