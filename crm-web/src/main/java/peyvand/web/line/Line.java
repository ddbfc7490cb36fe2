package peyvand.web.line;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.LineTerms;
import peyvand.domain.ProductId;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.sales.OrderLineRow;

/** A line of an order, a quote or an opportunity as it stands, for forms and tables. */
public record Line(
        String id,
        int number,
        @Nullable ProductId product,
        @Nullable String code,
        String name,
        @Nullable String description,
        LineTerms terms,
        BigDecimal sharedDiscount,
        BigDecimal net,
        int version) {

    public static Line of(LineRow line) {
        return new Line(
                line.id().toString(),
                line.lineNo(),
                line.product(),
                line.productCode(),
                line.name(),
                line.description(),
                line.terms(),
                line.sharedDiscount(),
                line.net(),
                line.version());
    }

    public static Line of(OrderLineRow line) {
        return new Line(
                line.id().toString(),
                line.lineNo(),
                line.product(),
                line.productCode(),
                line.name(),
                line.description(),
                new LineTerms(line.quantity(), line.unitPrice(), line.discountPercent(), line.taxPercent()),
                line.sharedDiscount(),
                line.amount(),
                line.version());
    }

    /** As a form names its product; null where it has none. */
    @Nullable
    String label() {
        return product == null ? null : name + " (" + code + ")";
    }
}
