package peyvand.operational.customer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.StaffId;

/**
 * All that people write about a customer.
 *
 * @param reference the id of this customer in another system, unique
 * @param annualRevenue in the company's base currency
 * @param country ISO 3166 alpha-2 where known, else as given
 * @param tags names, in order
 */
public record CustomerData(
        CustomerKind kind,
        String name,
        @Nullable String reference,
        @Nullable String sector,
        @Nullable String website,
        @Nullable Integer foundedYear,
        @Nullable Integer employees,
        @Nullable BigDecimal annualRevenue,
        @Nullable String city,
        @Nullable String country,
        @Nullable String source,
        @Nullable String note,
        @Nullable CustomerId parent,
        @Nullable StaffId owner,
        List<String> tags) {

    public CustomerData {
        tags = List.copyOf(tags);
    }

    public static CustomerData named(CustomerKind kind, String name) {
        return new CustomerData(
                kind, name, null, null, null, null, null, null, null, null, null, null, null, null, List.of());
    }

    CustomerData ownedBy(StaffId staff) {
        return new CustomerData(
                kind,
                name,
                reference,
                sector,
                website,
                foundedYear,
                employees,
                annualRevenue,
                city,
                country,
                source,
                note,
                parent,
                staff,
                tags);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put("name", name);
        fields.put("reference", reference);
        fields.put("sector", sector);
        fields.put("website", website);
        fields.put("foundedYear", foundedYear);
        fields.put("employees", employees);
        fields.put(
                "annualRevenue",
                annualRevenue == null
                        ? null
                        : annualRevenue.stripTrailingZeros().toPlainString());
        fields.put("city", city);
        fields.put("country", country);
        fields.put("source", source);
        fields.put("note", note);
        fields.put("parent", parent);
        fields.put("owner", owner);
        fields.put("tags", tags.isEmpty() ? null : String.join(", ", tags));
        return fields;
    }
}
