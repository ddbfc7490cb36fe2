package peyvand.operational.lead;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;

/**
 * Which leads a rule fits, where null fits any, and to whom they go.
 *
 * @param country ISO 3166 alpha-2 where known, else as given
 * @param person of {@link Method#PERSON}; null for the others
 * @param team of the others
 */
public record LeadRuleData(
        @Nullable String source,
        @Nullable String country,
        @Nullable String city,
        @Nullable String language,
        Method method,
        @Nullable StaffId person,
        @Nullable TeamId team) {

    /** Who of those a rule names gets the next lead. */
    public enum Method {
        PERSON,
        /** Those of a team in turn. */
        TURN,
        /** Whoever of a team has the fewest open leads. */
        LOAD
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("source", source);
        fields.put("country", country);
        fields.put("city", city);
        fields.put("contactLanguage", language);
        fields.put("ruleMethod", method);
        fields.put("owner", person);
        fields.put("team", team);
        return fields;
    }
}
