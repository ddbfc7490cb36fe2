package peyvand.operational.field;

import java.util.List;
import java.util.Optional;
import peyvand.domain.CustomFieldId;
import peyvand.domain.RecordKind;

/**
 * A field that the administrator has added to a kind of record.
 *
 * @param choices in their order, retired ones included
 * @param retired no longer shown or asked for; what records say in it is kept
 */
public record CustomField(
        CustomFieldId id,
        RecordKind of,
        FieldKind kind,
        CustomFieldData data,
        List<CustomChoice> choices,
        boolean retired,
        int version) {

    public CustomField {
        choices = List.copyOf(choices);
    }

    public String key() {
        return id.key();
    }

    public Label label() {
        return data.label();
    }

    public Optional<CustomChoice> choice(long choice) {
        return choices.stream().filter(one -> one.id() == choice).findFirst();
    }
}
