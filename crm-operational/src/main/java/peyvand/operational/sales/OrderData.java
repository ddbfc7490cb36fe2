package peyvand.operational.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.operational.catalog.Rate;

/**
 * All that people write at the head of an order.
 *
 * @param customer null for an anonymous sale
 * @param contact who ordered, one of the customer's contacts
 * @param orderedOn a day in the company's zone
 * @param currency ISO code; null means the base currency
 * @param exchangeRate units of the base currency for one unit of the order's; null only with the base currency
 */
public record OrderData(
        OrderKind kind,
        @Nullable CustomerId customer,
        @Nullable ContactId contact,
        LocalDate orderedOn,
        @Nullable String currency,
        @Nullable BigDecimal exchangeRate,
        @Nullable String country,
        @Nullable String channel,
        @Nullable String note) {

    public static OrderData sale(@Nullable CustomerId customer, LocalDate orderedOn) {
        return new OrderData(OrderKind.SALE, customer, null, orderedOn, null, null, null, null, null);
    }

    /** The same with currency and rate filled in. */
    OrderData pricedIn(String baseCurrency) {
        Rate rate = new Rate(currency, exchangeRate).against(baseCurrency);
        return new OrderData(
                kind, customer, contact, orderedOn, rate.currency(), rate.exchangeRate(), country, channel, note);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("orderKind", kind);
        fields.put("customer", customer);
        fields.put("orderContact", contact);
        fields.put("orderedOn", orderedOn);
        fields.put("currency", currency);
        fields.put(
                "exchangeRate",
                exchangeRate == null ? null : exchangeRate.stripTrailingZeros().toPlainString());
        fields.put("country", country);
        fields.put("channel", channel);
        fields.put("note", note);
        return fields;
    }
}
