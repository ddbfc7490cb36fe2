package peyvand.web.security;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peyvand.domain.Changes.Change;
import peyvand.web.field.CustomChanges;
import peyvand.web.i18n.Ui;

/** What entries of the audit log say of a field, in the reader's words. */
record AuditWords(CustomChanges own, Ui ui) {

    /** Of whose value an indicator or a target tells: 1405/08 or 2026-11, 1405/Q3 or 2026-Q4. */
    private static final Pattern MONTH = Pattern.compile("\\d{4}[-/](\\d{2}|Q[1-4])");

    private static final Map<String, String> CHOICES = Map.of(
            "roles", "role",
            "rights", "right",
            "scoreVALUE", "scoreShown",
            "scoreOFFERS", "scoreShown",
            "scoreGROUPS", "scoreShown",
            "scoreCLUSTERS", "scoreShown");

    String change(String field, Change change) {
        String to = change.to() == null ? "–" : value(field, change.to());
        return name(field) + ": "
                + (change.from() == null ? to : ui.message("change.fromTo", value(field, change.from()), to));
    }

    private String name(String field) {
        if (MONTH.matcher(field).matches()) {
            return ui.formats().digits(field);
        }
        String called = own.name(field);
        return called != null ? called : ui.messageOr("field." + field, ui.messageOr("audit.field." + field, field));
    }

    private String value(String field, String told) {
        if (own.name(field) != null) {
            return own.value(field, told);
        }
        if (MONTH.matcher(field).matches()) {
            return ui.formats().number(new BigDecimal(told));
        }
        return switch (field) {
            case "records" -> ui.formats().number(Long.parseLong(told));
            case "horizonMonths", "yearlyDiscount", "loyalDays", "riskFactor", "lostFactor" ->
                ui.formats().number(new BigDecimal(told));
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
