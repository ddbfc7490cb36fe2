package peyvand.operational.quote;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.QuoteId;

/** A quote in a list. The amount is in its currency, before tax. */
public record QuoteRow(
        QuoteId id,
        String number,
        int revision,
        QuoteState state,
        CustomerId customer,
        String customerName,
        LocalDate quotedOn,
        @Nullable LocalDate validUntil,
        BigDecimal amount,
        BigDecimal tax,
        String currency,
        String ownerName) {

    /** The number with which version it is, where it is not the first. */
    public String label() {
        return QuoteDetails.label(number, revision);
    }
}
