package peyvand.operational.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line as it stands on the paper.
 *
 * @param name the product's, or what was written instead
 * @param description what the order says beyond the name
 * @param list quantity times unit price
 * @param net after all discounts, before tax
 */
public record InvoiceLine(
        long id,
        int lineNo,
        @Nullable String code,
        String name,
        @Nullable String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        BigDecimal taxPercent,
        BigDecimal list,
        BigDecimal net,
        BigDecimal tax) {}
