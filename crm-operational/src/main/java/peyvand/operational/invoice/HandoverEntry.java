package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row for the books: a paper, once for each rate of tax on it, or a payment. What is taken back or paid back is below
 * zero.
 *
 * @param number of the paper, or of the invoice that was paid
 * @param reference of the payment, or the invoice that a credit note is about
 * @param net null for a payment, as are tax and rate
 * @param exchangeRate units of the base currency for one unit of the row's
 */
public record HandoverEntry(
        Kind kind,
        String number,
        LocalDate on,
        @Nullable LocalDate dueOn,
        String customerNumber,
        String customerName,
        @Nullable String taxCode,
        String orderNumber,
        @Nullable String reference,
        @Nullable PaymentMethod method,
        @Nullable BigDecimal taxPercent,
        @Nullable BigDecimal net,
        @Nullable BigDecimal tax,
        BigDecimal total,
        String currency,
        BigDecimal exchangeRate,
        BigDecimal baseTotal) {

    /** What a row is about. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        PAYMENT
    }
}
