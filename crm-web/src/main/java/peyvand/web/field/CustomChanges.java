package peyvand.web.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.FieldKind;
import peyvand.web.i18n.Ui;

/** The custom fields that a history tells of, in the reader's words. */
public final class CustomChanges {

    private final Map<String, CustomField> fields;
    private final Ui ui;

    CustomChanges(Map<String, CustomField> fields, Ui ui) {
        this.fields = fields;
        this.ui = ui;
    }

    /** What the field of this key is called now; null where the key is not one of a custom field. */
    public @Nullable String name(String key) {
        CustomField field = fields.get(key);
        return field == null ? null : field.label().in(ui.getLanguage());
    }

    /** A value as the reader writes such values; choices as they were called then. */
    public String value(String key, String told) {
        CustomField field = fields.get(key);
        if (field == null || field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CHOICE) {
            return told;
        }
        return CustomText.of(field, value(field.kind(), told), ui);
    }

    private static CustomValue value(FieldKind kind, String told) {
        return switch (kind) {
            case DATE -> CustomValue.of(LocalDate.parse(told));
            case YES_NO -> CustomValue.of(Boolean.parseBoolean(told));
            default -> CustomValue.of(new BigDecimal(told));
        };
    }
}
