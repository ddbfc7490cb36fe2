package peyvand.web.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of goods or services on a paper.
 *
 * @param description what is said beyond the name; null for nothing
 * @param net after all discounts, before tax
 */
public record PaperLine(
        String name,
        @Nullable String code,
        @Nullable String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        BigDecimal taxPercent,
        BigDecimal net) {}
