package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the ledger of an invoice, in its currency.
 *
 * @param amount below zero what was paid back, or what takes back a wrong entry
 * @param reverses the wrong entry that this one takes back; null for none
 * @param reversed whether another entry has taken this one back
 */
public record Payment(
        long id,
        BigDecimal amount,
        LocalDate paidOn,
        PaymentMethod method,
        @Nullable String reference,
        @Nullable Long reverses,
        boolean reversed,
        String staffName,
        Instant at) {}
