package peyvand.operational.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.LineTerms;
import peyvand.domain.ProductId;
import peyvand.operational.pricing.LineData;

/**
 * A line to which a customer has agreed.
 *
 * @param description what it says where it differs from the product's name, or is none
 * @param sharedDiscount its part of a discount on the whole
 */
public record AcceptedLine(
        @Nullable ProductId product, @Nullable String description, LineTerms terms, BigDecimal sharedDiscount) {

    LineData data() {
        return new LineData(product, description, terms.quantity(), terms.unitPrice());
    }
}
