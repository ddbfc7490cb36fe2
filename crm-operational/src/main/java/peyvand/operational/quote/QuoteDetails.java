package peyvand.operational.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OrderId;
import peyvand.domain.QuoteId;

/**
 * A quote on its page, without its lines. Amounts are in its currency.
 *
 * @param quotedOn the day that stands on the paper: when it was drafted, then when it was sent
 * @param listAmount quantities times prices
 * @param lineDiscount what the discounts of the lines take off
 * @param discount what the discount on the whole takes off
 * @param amount after all discounts, before tax
 * @param decidedName who of the customer's people said yes or no
 * @param decidedBy who of us wrote that down; null where the customer did by the link
 * @param decision what they said to it
 */
public record QuoteDetails(
        QuoteId id,
        String number,
        int revision,
        QuoteState state,
        QuoteData data,
        LocalDate quotedOn,
        String customerName,
        String customerNumber,
        @Nullable String contactName,
        @Nullable String opportunityName,
        String ownerName,
        BigDecimal listAmount,
        BigDecimal lineDiscount,
        BigDecimal discount,
        BigDecimal amount,
        BigDecimal tax,
        @Nullable Instant sentAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedName,
        @Nullable String decidedBy,
        @Nullable String decision,
        @Nullable OrderId order,
        @Nullable String orderNumber,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** The number with which version it is, where it is not the first. */
    public String label() {
        return label(number, revision);
    }

    static String label(String number, int revision) {
        return revision == 1 ? number : number + "/" + revision;
    }

    /** What there is to pay. */
    public BigDecimal total() {
        return amount.add(tax);
    }

    public String currency() {
        return String.valueOf(data.rate().currency());
    }

    public boolean draft() {
        return state == QuoteState.DRAFT;
    }
}
