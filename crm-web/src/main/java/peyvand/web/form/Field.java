package peyvand.web.form;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param name in the request, and of the message {@code field.<name>} that labels it
 * @param longest the most characters of a text; for numbers the most digits, for files the most bytes
 * @param choices the values of a choice; {@code choice.<name>.<value>} labels them, unless they are labelled already
 * @param suggestions where a suggested field asks for what to offer
 */
public record Field(
        String name,
        FieldType type,
        boolean required,
        int longest,
        List<Choice> choices,
        @Nullable String suggestions,
        @Nullable String hint) {

    private static final int LONG = 4_000;
    private static final int DIGITS = 15;

    /** @param label null: a message names it */
    public record Choice(String value, @Nullable String label) {}

    public static Field text(String name, int longest) {
        return new Field(name, FieldType.TEXT, false, longest, List.of(), null, null);
    }

    public static Field longText(String name) {
        return new Field(name, FieldType.LONG_TEXT, false, LONG, List.of(), null, null);
    }

    public static Field wholeNumber(String name) {
        return new Field(name, FieldType.WHOLE_NUMBER, false, 9, List.of(), null, null);
    }

    public static Field decimal(String name) {
        return new Field(name, FieldType.DECIMAL, false, DIGITS, List.of(), null, null);
    }

    public static Field date(String name) {
        return new Field(name, FieldType.DATE, false, 10, List.of(), null, null);
    }

    public static Field words(String name) {
        return new Field(name, FieldType.WORDS, false, 1_000, List.of(), null, null);
    }

    /** @param largest so many bytes may each of the files have */
    public static Field files(String name, int largest) {
        return new Field(name, FieldType.FILES, false, largest, List.of(), null, null);
    }

    public static <E extends Enum<E>> Field choice(String name, Class<E> type) {
        return new Field(
                name,
                FieldType.CHOICE,
                false,
                100,
                Arrays.stream(type.getEnumConstants())
                        .map(value -> new Choice(value.name(), null))
                        .toList(),
                null,
                null);
    }

    public static Field choice(String name, List<Choice> choices) {
        return new Field(name, FieldType.CHOICE, false, 100, List.copyOf(choices), null, null);
    }

    public static Field choices(String name, List<Choice> choices) {
        return new Field(name, FieldType.CHOICES, false, 1_000, List.copyOf(choices), null, null);
    }

    public static Field suggested(String name, String suggestions) {
        return new Field(name, FieldType.SUGGESTED, false, 300, List.of(), suggestions, null);
    }

    public Field asRequired() {
        return new Field(name, type, true, longest, choices, suggestions, hint);
    }

    public Field of(FieldType other) {
        return new Field(name, other, required, longest, choices, suggestions, hint);
    }

    /** @param key of a message shown beneath the label */
    public Field withHint(String key) {
        return new Field(name, type, required, longest, choices, suggestions, key);
    }

    public String labelKey() {
        return "field." + name;
    }

    public String choiceKey(String value) {
        return "choice." + name + "." + value;
    }
}
