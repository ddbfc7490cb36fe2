package peyvand.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change did to a record: for each field that differs, its text before and after. */
public record Changes(Map<String, Change> fields) {

    public static final Changes NONE = new Changes(Map.of());

    public Changes {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** One field before and after; null where it was or is empty. */
    public record Change(@Nullable String from, @Nullable String to) {}

    /** The fields in which two snapshots of a record differ, in the order of the snapshots. */
    public static Changes between(
            Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            String from = text(before.get(name));
            String to = text(after.get(name));
            if (!Objects.equals(from, to)) {
                changes.put(name, new Change(from, to));
            }
        }
        return new Changes(changes);
    }

    /** These and the others, which are of other fields. */
    public Changes and(Changes others) {
        Map<String, Change> all = new LinkedHashMap<>(fields);
        all.putAll(others.fields);
        return new Changes(all);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
