package peyvand.operational.lead;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.StaffId;

/**
 * All that is known of a lead. It has the name of a person, of a firm, or both.
 *
 * @param country ISO 3166 alpha-2 where known, else as given
 * @param language ISO 639 in which they want to be spoken to
 * @param partner the customer who brought it
 * @param interest what they want, in their words or ours
 * @param owner who works on it; null for nobody yet
 */
public record LeadData(
        @Nullable String person,
        @Nullable String organisation,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable String website,
        @Nullable String language,
        @Nullable String source,
        @Nullable CustomerId partner,
        @Nullable String interest,
        @Nullable StaffId owner) {

    /** What it is called: the person, or else the firm. */
    public String name() {
        return person != null ? person : organisation != null ? organisation : "";
    }

    LeadData ownedBy(@Nullable StaffId staff) {
        return new LeadData(
                person,
                organisation,
                jobTitle,
                email,
                phone,
                city,
                country,
                website,
                language,
                source,
                partner,
                interest,
                staff);
    }

    LeadData from(@Nullable String other) {
        return new LeadData(
                person,
                organisation,
                jobTitle,
                email,
                phone,
                city,
                country,
                website,
                language,
                other,
                partner,
                interest,
                owner);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("personName", person);
        fields.put("organisation", organisation);
        fields.put("jobTitle", jobTitle);
        fields.put("email", email);
        fields.put("phone", phone);
        fields.put("city", city);
        fields.put("country", country);
        fields.put("website", website);
        fields.put("contactLanguage", language);
        fields.put("source", source);
        fields.put("partner", partner);
        fields.put("interest", interest);
        fields.put("owner", owner);
        return fields;
    }
}
