package peyvand.operational.sales;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null means any.
 *
 * @param text part of the number
 * @param customer a customer's number, or words of a name
 * @param from the first day, in the company's zone
 * @param to the last day, in the company's zone
 * @param anonymous whether orders without or only orders with a customer are wanted
 */
public record OrderFilter(
        @Nullable String text,
        @Nullable String customer,
        @Nullable OrderKind kind,
        @Nullable OrderState state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean anonymous) {

    public static final OrderFilter NONE = new OrderFilter(null, null, null, null, null, null, null);

    boolean isNone() {
        return equals(NONE);
    }
}
