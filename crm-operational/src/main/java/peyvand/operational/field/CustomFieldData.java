package peyvand.operational.field;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator says of a custom field.
 *
 * @param hint what stands beneath its label in forms; may be empty
 * @param required whether a form asks for a value; a file may leave it empty
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
