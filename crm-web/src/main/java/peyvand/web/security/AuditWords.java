package peyvand.web.security;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peyvand.domain.Changes.Change;
import peyvand.web.field.CustomChanges;
import peyvand.web.i18n.Ui;

/** What entries of the audit log say of a field, in the reader's words. */
record AuditWords(CustomChanges own, Ui ui) {

    private static final Map<String, String> CHOICES = Map.of("roles", "role", "rights", "right");

    String change(String field, Change change) {
        String to = change.to() == null ? "–" : value(field, change.to());
        return name(field) + ": "
                + (change.from() == null ? to : ui.message("change.fromTo", value(field, change.from()), to));
    }

    private String name(String field) {
        String called = own.name(field);
        return called != null ? called : ui.messageOr("field." + field, ui.messageOr("audit.field." + field, field));
    }

    private String value(String field, String told) {
        if (own.name(field) != null) {
            return own.value(field, told);
        }
        return switch (field) {
            case "records" -> ui.formats().number(Long.parseLong(told));
            case "what" -> action(told);
            default -> {
                String choices = "choice." + CHOICES.getOrDefault(field, field) + ".";
                yield Stream.of(told.split(", ", -1))
                        .map(word -> ui.messageOr(choices + word, word))
                        .collect(Collectors.joining(", "));
            }
        };
    }

    /** A bulk change is told as its action and the value. */
    private String action(String told) {
        String[] words = told.split(" ", 2);
        String action = ui.messageOr("bulk.action." + words[0], words[0]);
        return words.length == 1 ? action : action + ": " + words[1];
    }
}
