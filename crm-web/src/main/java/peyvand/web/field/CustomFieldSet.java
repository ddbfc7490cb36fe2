package peyvand.web.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomFieldId;
import peyvand.domain.RecordKind;
import peyvand.operational.field.CustomChoice;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;
import peyvand.operational.field.FieldKind;
import peyvand.web.form.Fact;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Ui;

/**
 * The custom fields in use of a kind of record, as one reader sees them: between values and the fields of forms, facts of
 * pages. Records are named by their ids; the caller has read them through the viewer.
 */
public final class CustomFieldSet {

    private static final int LONGEST_TEXT = 500;

    private final RecordKind kind;
    private final List<CustomField> fields;
    private final CustomValues values;
    private final Ui ui;

    CustomFieldSet(RecordKind kind, List<CustomField> fields, CustomValues values, Ui ui) {
        this.kind = kind;
        this.fields = fields;
        this.values = values;
        this.ui = ui;
    }

    /** The fields of a form that makes a record. */
    public List<Field> fields() {
        return fields.stream().map(field -> field(field, null)).toList();
    }

    /** A record's form with its custom fields after the others. */
    public Form extend(Form form, long record) {
        Map<CustomFieldId, CustomValue> now = now(record);
        Form extended = form.and(
                fields.stream().map(field -> field(field, now.get(field.id()))).toList());
        fields.forEach(field -> {
            CustomValue value = now.get(field.id());
            extended.with(field.key(), value == null ? null : value.plain());
        });
        return extended;
    }

    /** A record's facts with its custom fields after the others. */
    public RecordView extend(RecordView view, long record) {
        Map<CustomFieldId, CustomValue> now = now(record);
        List<Fact> facts = new ArrayList<>();
        for (CustomField field : fields) {
            facts.add(new Fact(field.key(), CustomText.of(field, now.get(field.id()), ui), null, label(field)));
        }
        return view.and(facts);
    }

    /** What a form without problems says in the fields it has; null where one was left empty. */
    public Map<CustomFieldId, @Nullable CustomValue> read(Form form) {
        Map<CustomFieldId, @Nullable CustomValue> read = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> form.has(field.key()))
                .forEach(field -> read.put(field.id(), value(field, field.key(), form)));
        return read;
    }

    private Map<CustomFieldId, CustomValue> now(long record) {
        return fields.isEmpty() ? Map.of() : values.of(kind, record);
    }

    private String label(CustomField field) {
        return field.label().in(ui.getLanguage());
    }

    /** @param name of a field of the form that has no problem */
    static @Nullable CustomValue value(CustomField field, String name, Form form) {
        if (form.text(name) == null) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> CustomValue.of(form.required(name));
            case NUMBER, MONEY -> CustomValue.of(Objects.requireNonNull(form.decimal(name)));
            case DATE -> CustomValue.of(Objects.requireNonNull(form.date(name)));
            case CHOICE -> CustomValue.chosen(Long.parseLong(form.required(name)));
            case YES_NO -> CustomValue.of(form.required(name).equals("true"));
        };
    }

    /** @param now a choice that is offered no longer stays for the record that has it */
    private Field field(CustomField field, @Nullable CustomValue now) {
        String name = field.key();
        Field typed = switch (field.kind()) {
            case TEXT -> Field.text(name, LONGEST_TEXT);
            case NUMBER, MONEY -> Field.decimal(name);
            case DATE -> Field.date(name);
            case CHOICE -> Field.choice(name, choices(field, now == null ? null : now.choice()));
            case YES_NO -> Field.choice(name, CustomText.yesAndNo(ui));
        };
        Field called = typed.called(label(field), hint(field));
        return field.data().required() ? called.asRequired() : called;
    }

    private @Nullable String hint(CustomField field) {
        String hint = field.data().hint().in(ui.getLanguage());
        return !hint.isEmpty()
                ? hint
                : field.kind() == FieldKind.MONEY ? ui.message("custom.inCurrency", ui.baseCurrency()) : null;
    }

    private List<Choice> choices(CustomField field, @Nullable Long kept) {
        return field.choices().stream()
                .filter(choice -> !choice.retired() || Objects.equals(choice.id(), kept))
                .map(choice -> choice(choice))
                .toList();
    }

    private Choice choice(CustomChoice choice) {
        return new Choice(Long.toString(choice.id()), choice.label().in(ui.getLanguage()));
    }
}
