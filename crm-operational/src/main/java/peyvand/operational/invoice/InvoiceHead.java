package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.InvoiceId;
import peyvand.domain.RuleViolation;

/** An invoice or credit note as its commands need it, locked. */
record InvoiceHead(
        InvoiceId id,
        InvoiceKind kind,
        boolean issued,
        @Nullable String number,
        CustomerId customer,
        long order,
        boolean orderCounts,
        @Nullable Long credits,
        @Nullable LocalDate dueOn,
        String currency,
        BigDecimal total,
        BigDecimal balance,
        InvoiceData data,
        int version) {

    void requireDraft() {
        if (issued) {
            throw new RuleViolation("rule.invoice.issued", number == null ? "" : number);
        }
    }

    Map<String, @Nullable Object> fields() {
        return data.fields();
    }
}
