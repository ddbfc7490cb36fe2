package peyvand.operational.competitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.RuleViolation;

/**
 * All that people write about a competitor.
 *
 * @param name unique, however it is spelt
 * @param website their own
 * @param links further addresses where something is found about them, at most {@value MOST_LINKS}
 * @param prices what is known of their prices
 */
public record CompetitorData(
        String name,
        @Nullable String website,
        List<String> links,
        @Nullable String strengths,
        @Nullable String weaknesses,
        @Nullable String prices) {

    public static final int MOST_LINKS = 20;
    public static final int LONGEST_LINK = 300;

    public CompetitorData {
        links = List.copyOf(links);
    }

    public static CompetitorData named(String name) {
        return new CompetitorData(name, null, List.of(), null, null, null);
    }

    /** @throws RuleViolation when the name says nothing, or there are too many links or too long ones */
    void check() {
        if (Folding.fold(name).isBlank()) {
            throw new RuleViolation("rule.competitor.name");
        }
        if (links.size() > MOST_LINKS || links.stream().anyMatch(link -> link.length() > LONGEST_LINK)) {
            throw new RuleViolation("rule.competitor.links", MOST_LINKS, LONGEST_LINK);
        }
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("competitorName", name);
        fields.put("website", website);
        fields.put("links", links.isEmpty() ? null : String.join("\n", links));
        fields.put("strengths", strengths);
        fields.put("weaknesses", weaknesses);
        fields.put("priceNotes", prices);
        return fields;
    }
}
