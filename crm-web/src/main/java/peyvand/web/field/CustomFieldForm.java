package peyvand.web.field;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.operational.field.CustomChoice;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFieldData;
import peyvand.operational.field.CustomFields;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The administrator's forms: of a field, and of one of its choices. */
final class CustomFieldForm {

    private static final List<Field> LABELS =
            List.of(Field.text("fieldEnglish", Label.LONGEST), Field.text("fieldPersian", Label.LONGEST));

    private static final List<Field> DATA = List.of(
            LABELS.get(0),
            LABELS.get(1),
            Field.text("fieldHintEnglish", 300),
            Field.text("fieldHintPersian", 300),
            Field.choice("fieldRequired", List.of(new Choice("true", null))).withHint("custom.required.hint"));

    private static final List<Field> NEW = List.of(
            Field.choice(
                            "fieldOf",
                            CustomFields.KINDS.stream()
                                    .map(kind -> new Choice(kind.name(), null))
                                    .toList())
                    .asRequired(),
            Field.choice("fieldKind", FieldKind.class).asRequired().withHint("custom.kind.hint"),
            LABELS.get(0),
            LABELS.get(1),
            Field.longText("fieldChoices").withHint("custom.choices.hint"),
            DATA.get(2),
            DATA.get(3),
            DATA.get(4));

    private CustomFieldForm() {}

    static Form empty(RecordKind of, Formats formats) {
        return Form.empty(NEW, formats).with("fieldOf", of).with("fieldKind", FieldKind.TEXT);
    }

    static Form read(Formats formats, Map<String, String[]> request) {
        return Form.read(NEW, formats, request);
    }

    static Form form(CustomField field, Formats formats) {
        CustomFieldData data = field.data();
        return Form.empty(DATA, formats)
                .version(field.version())
                .with("fieldEnglish", data.label().english())
                .with("fieldPersian", data.label().persian())
                .with("fieldHintEnglish", data.hint().english())
                .with("fieldHintPersian", data.hint().persian())
                .with("fieldRequired", data.required() ? "true" : null);
    }

    static RecordKind of(Form form) {
        return Objects.requireNonNull(form.choice("fieldOf", RecordKind.class));
    }

    static FieldKind kind(Form form) {
        return Objects.requireNonNull(form.choice("fieldKind", FieldKind.class));
    }

    static CustomFieldData data(Form form) {
        return new CustomFieldData(
                label(form),
                new Label(form.text("fieldHintEnglish"), form.text("fieldHintPersian")),
                form.text("fieldRequired") != null);
    }

    /** One choice on each line, in the language of who types. */
    static List<Label> choices(Form form, String language) {
        return Arrays.stream(form.value("fieldChoices").split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Label.of(line, language))
                .toList();
    }

    static Form emptyChoice(Formats formats) {
        return Form.empty(LABELS, formats);
    }

    static Form readChoice(Formats formats, Map<String, String[]> request) {
        return Form.read(LABELS, formats, request);
    }

    static Form choiceForm(CustomChoice choice, Formats formats) {
        return Form.empty(LABELS, formats)
                .version(choice.version())
                .with("fieldEnglish", choice.label().english())
                .with("fieldPersian", choice.label().persian());
    }

    static Label label(Form form) {
        return new Label(form.text("fieldEnglish"), form.text("fieldPersian"));
    }

    /** The field of the form that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return violation.key().equals("rule.field.tooManyChoices") ? "fieldChoices" : "fieldEnglish";
    }
}
