package peyvand.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a custom field. */
public record CustomFieldId(long value) {

    private static final String PREFIX = "field_";
    private static final Pattern KEY = Pattern.compile(PREFIX + "(\\d{1,18})");

    public static CustomFieldId valueOf(String text) {
        return new CustomFieldId(Ids.parse(text));
    }

    /** What forms, columns, filters and the audit log call the field: {@code field_12}. */
    public String key() {
        return PREFIX + value;
    }

    /** The field that a name means; empty where it means none. */
    public static Optional<CustomFieldId> ofKey(String name) {
        Matcher key = KEY.matcher(name);
        return key.matches() ? Optional.of(valueOf(key.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
