package peyvand.operational.invoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices a list shows; null means any.
 *
 * @param number how the number begins
 * @param customer a customer's number, or words of a name
 * @param open whether something is still to be paid
 * @param from the first day of issue
 * @param to the last day of issue
 * @param dueTo the last day on which it is due
 */
public record InvoiceFilter(
        @Nullable String number,
        @Nullable String customer,
        @Nullable InvoiceKind kind,
        @Nullable InvoiceState state,
        boolean open,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate dueTo) {

    public static final InvoiceFilter NONE = new InvoiceFilter(null, null, null, null, false, null, null, null);

    boolean isNone() {
        return equals(NONE);
    }
}
