package peyvand.web.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.Gender;
import peyvand.web.form.Fact;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of a contact, between forms, facts and {@link ContactData}. */
final class ContactFields {

    static final List<Field> FIELDS = List.of(
            Field.text("givenName", 100),
            Field.text("familyName", 200).asRequired(),
            Field.text("jobTitle", 150),
            Field.choice("gender", Gender.class),
            Field.date("birthDate"),
            Field.choice(
                    "contactLanguage",
                    List.of(
                            new Choice("fa", null),
                            new Choice("en", null),
                            new Choice("ar", null),
                            new Choice("tr", null),
                            new Choice("de", null),
                            new Choice("fr", null))),
            Field.choice("preferredChannel", HandleKind.class),
            Field.words("tags").withHint("customer.tags.hint"),
            Field.longText("note"));

    private ContactFields() {}

    static Form form(ContactDetails contact, Formats formats) {
        ContactData data = contact.data();
        return Form.empty(FIELDS, formats)
                .version(contact.version())
                .with("givenName", data.givenName())
                .with("familyName", data.familyName())
                .with("jobTitle", data.jobTitle())
                .with("gender", data.gender())
                .with("birthDate", data.birthDate())
                .with("contactLanguage", data.language())
                .with("preferredChannel", data.preferredChannel())
                .with("tags", data.tags())
                .with("note", data.note());
    }

    static ContactData data(Form form) {
        return new ContactData(
                form.text("givenName"),
                form.required("familyName"),
                form.text("jobTitle"),
                form.choice("gender", Gender.class),
                form.date("birthDate"),
                form.text("contactLanguage"),
                form.choice("preferredChannel", HandleKind.class),
                form.text("note"),
                form.words("tags"));
    }

    static RecordView view(ContactDetails contact, boolean person, Ui ui) {
        ContactData data = contact.data();
        return new RecordView(
                contact.id().toString(),
                "/contacts/" + contact.id(),
                data.name(),
                null,
                null,
                person,
                !contact.archived(),
                data.tags(),
                List.of(
                        fact("givenName", data.givenName()),
                        fact("familyName", data.familyName()),
                        fact("jobTitle", data.jobTitle()),
                        fact("gender", choice(ui, "gender", data.gender())),
                        fact("birthDate", ui.formats().date(data.birthDate())),
                        fact("contactLanguage", choice(ui, "contactLanguage", data.language())),
                        fact("preferredChannel", choice(ui, "preferredChannel", data.preferredChannel())),
                        fact("tags", String.join(ui.rtl() ? "، " : ", ", data.tags())),
                        fact("note", data.note())));
    }

    private static @Nullable String choice(Ui ui, String field, @Nullable Object value) {
        return value == null ? null : ui.messageOr("choice." + field + "." + value, value.toString());
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text == null ? "" : text, null);
    }
}
