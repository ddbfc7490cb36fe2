package peyvand.web.field;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.domain.RecordKind;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.field.CustomValues;
import peyvand.web.i18n.Ui;

/** The custom fields of a kind of record, for one request. */
@Component
public class CustomFieldSets {

    private final CustomFieldQueries fields;
    private final CustomValues values;

    CustomFieldSets(CustomFieldQueries fields, CustomValues values) {
        this.fields = fields;
        this.values = values;
    }

    public CustomFieldSet of(RecordKind kind, Ui ui) {
        List<CustomField> inUse =
                fields.of(kind).stream().filter(field -> !field.retired()).toList();
        return new CustomFieldSet(kind, inUse, values, ui);
    }
}
