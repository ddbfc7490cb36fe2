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
 * @param hint the message that stands beneath the label
 * @param given its words, where no message names it
 */
public record Field(
        String name,
        FieldType type,
        boolean required,
        int longest,
        List<Choice> choices,
        @Nullable String suggestions,
        @Nullable String hint,
        @Nullable Given given) {

    private static final int LONG = 4_000;
    private static final int DIGITS = 15;

    /** @param label null: a message names it */
    public record Choice(String value, @Nullable String label) {}

    /** What an administrator has called a field, in the reader's language. */
    public record Given(String label, @Nullable String hint) {}

    public static Field text(String name, int longest) {
        return new Field(name, FieldType.TEXT, false, longest, List.of(), null, null, null);
    }

    public static Field longText(String name) {
        return new Field(name, FieldType.LONG_TEXT, false, LONG, List.of(), null, null, null);
    }

    public static Field wholeNumber(String name) {
        return new Field(name, FieldType.WHOLE_NUMBER, false, 9, List.of(), null, null, null);
    }

    public static Field decimal(String name) {
        return new Field(name, FieldType.DECIMAL, false, DIGITS, List.of(), null, null, null);
    }

    public static Field date(String name) {
        return new Field(name, FieldType.DATE, false, 10, List.of(), null, null, null);
    }

    public static Field words(String name) {
        return new Field(name, FieldType.WORDS, false, 1_000, List.of(), null, null, null);
    }

    /** @param largest so many bytes may each of the files have */
    public static Field files(String name, int largest) {
        return new Field(name, FieldType.FILES, false, largest, List.of(), null, null, null);
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
                null,
                null);
    }

    public static Field choice(String name, List<Choice> choices) {
        return new Field(name, FieldType.CHOICE, false, 100, List.copyOf(choices), null, null, null);
    }

    public static Field choices(String name, List<Choice> choices) {
        return new Field(name, FieldType.CHOICES, false, 1_000, List.copyOf(choices), null, null, null);
    }

    public static Field suggested(String name, String suggestions) {
        return new Field(name, FieldType.SUGGESTED, false, 300, List.of(), suggestions, null, null);
    }

    public Field asRequired() {
        return new Field(name, type, true, longest, choices, suggestions, hint, given);
    }

    public Field of(FieldType other) {
        return new Field(name, other, required, longest, choices, suggestions, hint, given);
    }

    /** @param key of a message shown beneath the label */
    public Field withHint(String key) {
        return new Field(name, type, required, longest, choices, suggestions, key, given);
    }

    /** A field that no message names. */
    public Field called(String label, @Nullable String hintBeneath) {
        return new Field(name, type, required, longest, choices, suggestions, hint, new Given(label, hintBeneath));
    }

    /** The label that stands in place of the message; null where the message names the field. */
    public @Nullable String label() {
        return given == null ? null : given.label();
    }

    /** The hint that stands in place of a message. */
    public @Nullable String hintText() {
        return given == null ? null : given.hint();
    }

    public String labelKey() {
        return "field." + name;
    }

    public String choiceKey(String value) {
        return "choice." + name + "." + value;
    }
}
