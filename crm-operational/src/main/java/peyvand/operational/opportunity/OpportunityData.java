package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.StaffId;
import peyvand.operational.catalog.Rate;

/**
 * All that people write of an opportunity but how far it is.
 *
 * @param amount what it would bring, in its currency; zero or more
 * @param rate the currency and what it is worth
 * @param openedOn a day in the company's zone, like all days of it
 * @param closeOn when it is expected to be decided
 * @param owner who works on it; null for nobody yet
 * @param partner another customer, through whom it is sold or who brought it
 * @param tags names, in order
 */
public record OpportunityData(
        String name,
        CustomerId customer,
        BigDecimal amount,
        Rate rate,
        LocalDate openedOn,
        @Nullable LocalDate closeOn,
        @Nullable StaffId owner,
        @Nullable String source,
        @Nullable String nextStep,
        @Nullable CustomerId partner,
        @Nullable String note,
        List<String> tags) {

    public OpportunityData {
        tags = List.copyOf(tags);
    }

    /** The same with a rate of which nothing is left open. */
    OpportunityData priced(Rate full) {
        return new OpportunityData(
                name, customer, amount, full, openedOn, closeOn, owner, source, nextStep, partner, note, tags);
    }

    /** Field by field without the tags, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("opportunityName", name);
        fields.put("customer", customer);
        fields.put("expectedAmount", amount.stripTrailingZeros().toPlainString());
        fields.put("currency", rate.currency());
        fields.put(
                "exchangeRate",
                rate.exchangeRate() == null
                        ? null
                        : rate.exchangeRate().stripTrailingZeros().toPlainString());
        fields.put("openedOn", openedOn);
        fields.put("closeOn", closeOn);
        fields.put("owner", owner);
        fields.put("source", source);
        fields.put("nextStep", nextStep);
        fields.put("partner", partner);
        fields.put("note", note);
        return fields;
    }
}
