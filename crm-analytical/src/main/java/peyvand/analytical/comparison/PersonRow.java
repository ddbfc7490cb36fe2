package peyvand.analytical.comparison;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * A customer behind a figure of a comparison.
 *
 * @param stage of their life, as the last analysis says; null where it says nothing, or the viewer does not see their orders
 */
public record PersonRow(
        CustomerId id,
        String number,
        String name,
        @Nullable String owner,
        @Nullable String city,
        @Nullable String country,
        @Nullable String stage,
        @Nullable LocalDate lastOn,
        @Nullable Double value) {}
