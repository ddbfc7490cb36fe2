package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was paid, or paid back where the balance is below zero. @param amount above zero, in the invoice's currency */
public record PaymentData(
        BigDecimal amount,
        LocalDate paidOn,
        PaymentMethod method,
        @Nullable String reference) {}
