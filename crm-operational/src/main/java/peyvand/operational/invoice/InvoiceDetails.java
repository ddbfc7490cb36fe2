package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.InvoiceId;
import peyvand.domain.OrderId;

/**
 * An invoice or credit note on its page and on paper. Amounts are in its currency.
 *
 * @param number null for a draft
 * @param credits the invoice that a credit note takes something back of; null for an invoice
 * @param list what the lines come to before discounts
 * @param net after them, before tax
 * @param balance what is still to be paid; below zero: to be paid back
 * @param creditNotes those that take something back of it, drafts too
 */
public record InvoiceDetails(
        InvoiceId id,
        InvoiceKind kind,
        InvoiceState state,
        @Nullable String number,
        InvoiceData data,
        CustomerId customer,
        String customerName,
        String customerNumber,
        OrderId order,
        String orderNumber,
        @Nullable InvoiceLink credits,
        @Nullable OrderId returnOrder,
        @Nullable String returnOrderNumber,
        @Nullable LocalDate issuedOn,
        String currency,
        BigDecimal exchangeRate,
        BigDecimal list,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal paid,
        BigDecimal credited,
        BigDecimal balance,
        List<InvoiceLink> creditNotes,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** Another one. @param number null for a draft */
    public record InvoiceLink(InvoiceId id, @Nullable String number) {}

    public boolean draft() {
        return state == InvoiceState.DRAFT;
    }

    public boolean creditNote() {
        return kind == InvoiceKind.CREDIT_NOTE;
    }

    /** Whether something of it can still be taken back. */
    public boolean creditable() {
        return !draft() && !creditNote() && credited.compareTo(total) < 0;
    }
}
