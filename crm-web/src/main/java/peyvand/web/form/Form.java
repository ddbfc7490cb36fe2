package peyvand.web.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Formats;

/**
 * The fields of a form with what was typed into them. What does not fit its field is an error beside it, and all that
 * was typed is shown again. Only the declared fields are read, whatever else a request holds.
 */
public final class Form {

    /** Where a form that edits a record carries the version that was read. */
    public static final String VERSION = "version";

    /** Where a form that makes a record carries its key. */
    public static final String KEY = "form";

    private static final String CONTROL = ".*[\\p{Cntrl}&&[^\\n\\r\\t]].*";

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Formats formats;
    private @Nullable Integer version;
    private UUID key = UUID.randomUUID();

    /** Why a field was refused: a message with its arguments. */
    public record Problem(String key, List<Object> args) {}

    private Form(Collection<Field> fields, Formats formats) {
        fields.forEach(field -> this.fields.put(field.name(), field));
        this.formats = formats;
    }

    /** A form still to be filled in. */
    public static Form empty(Collection<Field> fields, Formats formats) {
        return new Form(fields, formats);
    }

    /** A form that came back. */
    public static Form read(Collection<Field> fields, Formats formats, Map<String, String[]> request) {
        Form form = new Form(fields, formats);
        for (Field field : fields) {
            String[] values = request.get(field.name());
            String text = values == null ? "" : String.join(",", values);
            form.typed.put(field.name(), field.type() == FieldType.PASSWORD ? text : text.strip());
        }
        String[] versions = request.get(VERSION);
        if (versions != null && versions.length == 1 && versions[0].matches("\\d{1,9}")) {
            form.version = Integer.valueOf(versions[0]);
        }
        form.key = key(request.get(KEY));
        fields.forEach(form::check);
        return form;
    }

    /** This form with one field and the version as they came back, the others as they are. */
    public Form retyped(String name, Map<String, String[]> request) {
        Form back = read(List.of(field(name)), formats, request);
        Form form = new Form(fields.values(), formats);
        form.typed.putAll(typed);
        form.typed.put(name, back.value(name));
        form.problems.putAll(back.problems);
        form.version = back.version;
        return form;
    }

    /** This form with further fields after its own. */
    public Form and(Collection<Field> more) {
        more.forEach(field -> fields.put(field.name(), field));
        return this;
    }

    /** Puts a record's value into a field, as the user writes such values. */
    public Form with(String name, @Nullable Object value) {
        typed.put(name, written(value));
        return this;
    }

    public Form version(int read) {
        version = read;
        return this;
    }

    /** @throws RuleViolation when the form does not say which version was read */
    public int version() {
        if (version == null) {
            throw new RuleViolation("rule.form.version");
        }
        return version;
    }

    /** By which a form that arrives twice is known as one. */
    public UUID key() {
        return key;
    }

    private static UUID key(String @Nullable [] sent) {
        try {
            return sent == null || sent.length != 1 ? UUID.randomUUID() : UUID.fromString(sent[0]);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    public @Nullable Integer versionOrNull() {
        return version;
    }

    public Collection<Field> fields() {
        return fields.values();
    }

    /** The names of its fields. */
    public Set<String> names() {
        return Set.copyOf(fields.keySet());
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public Field field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    /** What stands in the field. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    public Map<String, Problem> problems() {
        return problems;
    }

    public @Nullable Problem problem(String name) {
        return problems.get(name);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    public void reject(String name, String key, Object... args) {
        problems.putIfAbsent(name, new Problem(key, List.of(args)));
    }

    /** Shows a broken rule beside the field it is about. */
    public void reject(String name, RuleViolation violation) {
        reject(name, violation.key(), violation.args());
    }

    public @Nullable String text(String name) {
        String text = value(name);
        return text.isEmpty() ? null : text;
    }

    /** The text of a required field that had no problem. */
    public String required(String name) {
        return Objects.requireNonNull(text(name), name);
    }

    public @Nullable Integer wholeNumber(String name) {
        return text(name) == null
                ? null
                : formats.readNumber(value(name)).orElseThrow().intValueExact();
    }

    public @Nullable BigDecimal decimal(String name) {
        return text(name) == null ? null : formats.readNumber(value(name)).orElseThrow();
    }

    public @Nullable LocalDate date(String name) {
        return text(name) == null ? null : formats.readDate(value(name)).orElseThrow();
    }

    /** The date; null where it cannot be read, either. */
    public @Nullable LocalDate dateOrNull(String name) {
        return problem(name) == null ? date(name) : null;
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String text = text(name);
        return text == null ? null : Enum.valueOf(type, text);
    }

    public <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        return words(name).stream().map(value -> Enum.valueOf(type, value)).toList();
    }

    public List<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(value(name).split("[,،;\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return new ArrayList<>(words);
    }

    private void check(Field field) {
        String text = value(field.name());
        if (text.isEmpty()) {
            if (field.required()) {
                reject(field.name(), "form.required");
            }
            return;
        }
        if (text.matches("(?s)" + CONTROL)) {
            reject(field.name(), "form.characters");
            return;
        }
        switch (field.type()) {
            case WHOLE_NUMBER -> checkWholeNumber(field, text);
            case DECIMAL -> checkDecimal(field, text);
            case DATE -> {
                if (formats.readDate(text).isEmpty()) {
                    reject(field.name(), formats.jalali() ? "form.date.jalali" : "form.date");
                }
            }
            case CHOICE -> {
                if (field.choices().stream().noneMatch(choice -> choice.value().equals(text))) {
                    reject(field.name(), "form.choice");
                }
            }
            case CHOICES -> {
                if (!field.choices().stream().map(Choice::value).toList().containsAll(words(field.name()))) {
                    reject(field.name(), "form.choice");
                }
            }
            case FILES -> {}
            case WORDS -> {
                if (text.length() > field.longest()) {
                    reject(field.name(), "form.longest", field.longest());
                } else if (words(field.name()).stream().anyMatch(word -> word.length() > 60)) {
                    reject(field.name(), "form.words", 60);
                }
            }
            default -> {
                if (text.length() > field.longest()) {
                    reject(field.name(), "form.longest", field.longest());
                } else if (field.type() != FieldType.LONG_TEXT && text.indexOf('\n') >= 0) {
                    reject(field.name(), "form.characters");
                }
            }
        }
    }

    private void checkWholeNumber(Field field, String text) {
        var number = formats.readNumber(text).filter(n -> n.stripTrailingZeros().scale() <= 0);
        if (number.isEmpty()) {
            reject(field.name(), "form.wholeNumber");
        } else if (number.get().signum() < 0) {
            reject(field.name(), "form.notNegative");
        } else if (number.get().precision() - number.get().scale() > field.longest()) {
            reject(field.name(), "form.tooBig");
        }
    }

    private void checkDecimal(Field field, String text) {
        var number = formats.readNumber(text);
        if (number.isEmpty()) {
            reject(field.name(), "form.number");
        } else if (number.get().precision() - number.get().scale() > field.longest()) {
            reject(field.name(), "form.tooBig");
        } else if (number.get().stripTrailingZeros().scale() > 4) {
            reject(field.name(), "form.decimals", 4);
        }
    }

    private String written(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate date) {
            return formats.dateField(date);
        }
        if (value instanceof Number number) {
            return formats.numberField(number);
        }
        if (value instanceof Collection<?> words) {
            return String.join(", ", words.stream().map(String::valueOf).toList());
        }
        return value.toString();
    }
}
