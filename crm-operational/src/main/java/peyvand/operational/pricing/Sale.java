package peyvand.operational.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * For whom and when something is priced.
 *
 * @param customer null where nobody knows
 * @param currency ISO code
 * @param on a day in the company's zone
 */
public record Sale(@Nullable CustomerId customer, String currency, LocalDate on) {}
