package peyvand.operational.customer;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;

/** All that people write about a contact. */
public record ContactData(
        @Nullable String givenName,
        String familyName,
        @Nullable String jobTitle,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable String language,
        @Nullable HandleKind preferredChannel,
        @Nullable String note,
        List<String> tags) {

    public ContactData {
        tags = List.copyOf(tags);
    }

    /** A contact of whom only the name is known: the first word is the given name, where there are several. */
    public static ContactData named(String name) {
        return named(name, new ContactData(null, name, null, null, null, null, null, null, List.of()));
    }

    static ContactData named(String name, ContactData rest) {
        int space = name.indexOf(' ');
        return new ContactData(
                space < 0 ? null : name.substring(0, space),
                name.substring(space + 1),
                rest.jobTitle,
                rest.gender,
                rest.birthDate,
                rest.language,
                rest.preferredChannel,
                rest.note,
                rest.tags);
    }

    public String name() {
        return givenName == null ? familyName : givenName + " " + familyName;
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("givenName", givenName);
        fields.put("familyName", familyName);
        fields.put("jobTitle", jobTitle);
        fields.put("gender", gender);
        fields.put("birthDate", birthDate);
        fields.put("language", language);
        fields.put("preferredChannel", preferredChannel);
        fields.put("note", note);
        fields.put("tags", tags.isEmpty() ? null : String.join(", ", tags));
        return fields;
    }
}
