package peyvand.operational.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.LineTerms;
import peyvand.domain.RuleViolation;

/**
 * All that people write about a product.
 *
 * @param code unique, upper and lower case differ; null lets the next free number be taken
 * @param category its name, after those of the categories above it: {@code Tools / Hand tools}
 * @param price for one unit; null where it has no usual price
 * @param currency ISO code; null with a price means the base currency
 * @param taxPercent null means what is usual in the company
 */
public record ProductData(
        @Nullable String code,
        String name,
        ProductKind kind,
        @Nullable String category,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable BigDecimal taxPercent,
        @Nullable String note) {

    public static ProductData named(String code, String name) {
        return new ProductData(code, name, ProductKind.GOODS, null, null, null, null, null);
    }

    ProductData withCode(String newCode) {
        return new ProductData(newCode, name, kind, category, price, currency, taxPercent, note);
    }

    /** A price has a currency, and a currency stands only beside a price. */
    ProductData pricedIn(String baseCurrency) {
        if (price != null && price.signum() < 0) {
            throw new RuleViolation("rule.product.price");
        }
        if (taxPercent != null) {
            LineTerms.requireTax(taxPercent);
        }
        String itsCurrency = price == null ? null : currency == null ? baseCurrency : currency;
        if (itsCurrency != null) {
            Currencies.require(itsCurrency);
        }
        return new ProductData(code, name, kind, category, price, itsCurrency, taxPercent, note);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("productCode", code);
        fields.put("productName", name);
        fields.put("productKind", kind);
        fields.put("category", category);
        fields.put("price", price == null ? null : price.stripTrailingZeros().toPlainString());
        fields.put("currency", currency);
        fields.put(
                "taxPercent",
                taxPercent == null ? null : taxPercent.stripTrailingZeros().toPlainString());
        fields.put("note", note);
        return fields;
    }
}
