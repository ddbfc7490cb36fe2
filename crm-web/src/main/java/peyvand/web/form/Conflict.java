package peyvand.web.form;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two people changed one record: for each field in which they differ what this user typed and what the record holds
 * now.
 *
 * @param action where the choice is sent: the edit that failed, with the record's present version
 * @param kept the fields that do not differ, sent along unchanged
 */
public record Conflict(String action, int version, List<Difference> differences, List<Kept> kept) {

    /** The two values as they are written into the field. */
    public record Difference(Field field, String mine, String theirs) {

        public boolean choice() {
            return field.type() == FieldType.CHOICE;
        }

        /** What a choice is called that no message names. */
        public @Nullable String label(String value) {
            return field.choices().stream()
                    .filter(choice -> choice.value().equals(value))
                    .findFirst()
                    .map(Field.Choice::label)
                    .orElse(null);
        }
    }

    /** A field on which both agree. */
    public record Kept(String name, String value) {}

    /**
     * @param mine the form that came too late
     * @param theirs the same form filled from the record as it is now
     */
    public static Conflict between(String action, Form mine, Form theirs) {
        List<Difference> differences = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Field field : mine.fields()) {
            String typed = mine.value(field.name());
            String now = theirs.value(field.name());
            if (typed.equals(now)) {
                kept.add(new Kept(field.name(), now));
            } else {
                differences.add(new Difference(field, typed, now));
            }
        }
        return new Conflict(action, theirs.version(), differences, kept);
    }
}
