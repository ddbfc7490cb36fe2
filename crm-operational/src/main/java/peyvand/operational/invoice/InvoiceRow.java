package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.InvoiceId;

/** An invoice or credit note in a list. Amounts are in its currency. */
public record InvoiceRow(
        InvoiceId id,
        InvoiceKind kind,
        InvoiceState state,
        @Nullable String number,
        CustomerId customer,
        String customerName,
        String orderNumber,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal balance,
        String currency) {}
