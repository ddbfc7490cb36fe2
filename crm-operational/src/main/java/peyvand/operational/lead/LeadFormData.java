package peyvand.operational.lead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.Label;

/**
 * A form on the web, as the administrator has made it.
 *
 * @param consent what visitors may agree to, as it is shown to them; empty in both languages: nobody is asked
 * @param source of the leads that come by it
 * @param asked what it asks for beside the name, in order
 */
public record LeadFormData(
        Label title, Label consent, @Nullable String source, List<Asked> asked) {

    /** What a form may ask for. */
    public enum Asked {
        ORGANISATION,
        JOB_TITLE,
        EMAIL,
        PHONE,
        CITY,
        COUNTRY,
        WEBSITE,
        INTEREST
    }

    public LeadFormData {
        asked = List.copyOf(asked);
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("formTitle", title.text());
        fields.put("formConsent", consent.text().isEmpty() ? null : consent.text());
        fields.put("source", source);
        fields.put("formAsked", asked.stream().map(Asked::name).collect(Collectors.joining(", ")));
        return fields;
    }
}
