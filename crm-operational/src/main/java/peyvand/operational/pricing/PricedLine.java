package peyvand.operational.pricing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.LineTerms;
import peyvand.domain.ProductId;

/**
 * A line with all that was left open filled in.
 *
 * @param usualPrice what it would have cost had nobody written another price; null where nothing says so
 */
public record PricedLine(
        @Nullable ProductId product,
        @Nullable String description,
        LineTerms terms,
        @Nullable BigDecimal usualPrice) {

    /** What an audit log compares a new line with: the usual price where it was overwritten, else nothing. */
    public Map<String, @Nullable Object> before() {
        return usualPrice == null || usualPrice.compareTo(terms.unitPrice()) == 0
                ? Map.of()
                : Map.of("unitPrice", text(usualPrice));
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    public Map<String, @Nullable Object> fields(int lineNo) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("lineNo", lineNo);
        fields.put("product", product);
        fields.put("description", description);
        fields.put("quantity", text(terms.quantity()));
        fields.put("unitPrice", text(terms.unitPrice()));
        fields.put("discountPercent", percent(terms.discountPercent()));
        fields.put("taxPercent", percent(terms.taxPercent()));
        return fields;
    }

    /** What is not there needs no word. */
    private static @Nullable String percent(BigDecimal percent) {
        return percent.signum() == 0 ? null : text(percent);
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
