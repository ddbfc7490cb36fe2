package peyvand.operational.pricing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.domain.TierId;
import peyvand.operational.catalog.Currencies;

/**
 * All that people write at the head of a price list.
 *
 * @param currency ISO code; all its prices are in it
 * @param tier for whom it is; null for everybody
 * @param validFrom the first day on which it holds, in the company's zone
 * @param validUntil the last of these days; null: until further notice
 */
public record PriceListData(
        String name,
        String currency,
        @Nullable TierId tier,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    void check() {
        Currencies.require(currency);
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new RuleViolation("rule.priceList.days");
        }
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("priceListName", name);
        fields.put("currency", currency);
        fields.put("customerTier", tier);
        fields.put("validFrom", validFrom);
        fields.put("validUntil", validUntil);
        return fields;
    }
}
