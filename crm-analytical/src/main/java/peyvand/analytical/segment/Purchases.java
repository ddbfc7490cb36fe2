package peyvand.analytical.segment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases are looked at; null means any.
 *
 * @param days those of the last so many days, today included
 * @param from those of that day or later
 * @param to those of that day or earlier
 * @param product those of that product
 * @param category those of products of that category, and of all that lie in it
 */
public record Purchases(
        @Nullable Integer days,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long product,
        @Nullable Long category) {

    public static final Purchases ALL = new Purchases(null, null, null, null, null);
}
