package peyvand.operational.field;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator says of a custom field.
 *
 * @param hint what stands beneath its label in forms; may be empty
 * @param required whether a new record must have a value, from a form or a file; records made in passing, like a
 *     customer whom a file of orders names, are not asked
 */
public record CustomFieldData(Label label, Label hint, boolean required) {

    static final int LONGEST_HINT = 300;

    /** Field by field, for the audit log; the names are those of the form. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("fieldEnglish", label.english());
        fields.put("fieldPersian", label.persian());
        fields.put("fieldHintEnglish", hint.english());
        fields.put("fieldHintPersian", hint.persian());
        fields.put("fieldRequired", required ? "true" : null);
        return fields;
    }
}
