package peyvand.operational.quote;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.operational.catalog.Rate;
import peyvand.operational.staff.Language;

/**
 * All that people write at the head of a quote.
 *
 * @param contact to whom it is addressed, one of the customer's contacts
 * @param opportunity which it is to win; null for none
 * @param language of the paper and of the page the customer sees
 * @param validUntil the last day on which it can be accepted, in the company's zone; null: for ever
 * @param discountPercent on the whole, 0 to 100
 * @param terms what the customer reads beneath the lines
 * @param note among ourselves
 */
public record QuoteData(
        CustomerId customer,
        @Nullable ContactId contact,
        @Nullable OpportunityId opportunity,
        Language language,
        Rate rate,
        @Nullable LocalDate validUntil,
        BigDecimal discountPercent,
        @Nullable String terms,
        @Nullable String note) {

    boolean isPast(LocalDate today) {
        return validUntil != null && validUntil.isBefore(today);
    }

    QuoteData validUntil(@Nullable LocalDate other) {
        return new QuoteData(customer, contact, opportunity, language, rate, other, discountPercent, terms, note);
    }

    QuoteData pricedIn(Rate other) {
        return new QuoteData(customer, contact, opportunity, language, other, validUntil, discountPercent, terms, note);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("customer", customer);
        fields.put("orderContact", contact);
        fields.put("documentLanguage", language);
        fields.put("currency", rate.currency());
        fields.put("exchangeRate", rate.exchangeRate() == null ? null : text(rate.exchangeRate()));
        fields.put("validUntil", validUntil);
        fields.put("wholeDiscount", discountPercent.signum() == 0 ? null : text(discountPercent));
        fields.put("terms", terms);
        fields.put("note", note);
        return fields;
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
