package peyvand.analytical.product;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * A customer to whom something could be offered.
 *
 * @param boughtOn when they last bought the first of the products asked for
 * @param times in how many orders
 */
public record OfferRow(
        CustomerId id, String number, String name, @Nullable String owner, LocalDate boughtOn, int times) {}
