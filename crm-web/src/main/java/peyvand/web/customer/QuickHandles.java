package peyvand.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;
import peyvand.operational.customer.HandleData;
import peyvand.web.form.Field;
import peyvand.web.form.Form;

/** The handles most people have, as fields of the form that makes a new record. */
final class QuickHandles {

    static final List<Field> FIELDS =
            List.of(Field.text("mobile", 60), Field.text("phone", 60), Field.text("email", 254));

    private QuickHandles() {}

    /** The handles that were typed; a value that can be none is a problem of its field. */
    static List<HandleData> read(Form form) {
        List<HandleData> handles = new ArrayList<>();
        for (Field field : FIELDS) {
            String value = form.text(field.name());
            if (value == null) {
                continue;
            }
            HandleKind kind = HandleKind.valueOf(field.name().toUpperCase(Locale.ROOT));
            try {
                kind.normalise(value, null);
                handles.add(new HandleData(kind, value, null));
            } catch (RuleViolation violation) {
                form.reject(field.name(), violation);
            }
        }
        return handles;
    }
}
