package peyvand.operational.opportunity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.Label;

/**
 * All that the administrator writes of a stage.
 *
 * @param probability of a hundred that come here, so many are won
 * @param exitCriteria what has to be so before an opportunity moves on
 * @param staleDays whatever stays for longer has gone stale; null: nothing does
 */
public record StageData(
        Label label,
        int probability,
        @Nullable String exitCriteria,
        @Nullable Integer staleDays) {

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("stage", label.text());
        fields.put("probability", probability);
        fields.put("exitCriteria", exitCriteria);
        fields.put("staleDays", staleDays);
        return fields;
    }
}
