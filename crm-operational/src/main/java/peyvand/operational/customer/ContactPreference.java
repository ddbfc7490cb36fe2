package peyvand.operational.customer;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;

/**
 * How a contact wants to be reached.
 *
 * @param fallback what to try after the preferred channel, in this order, each once
 * @param zone where their clock goes; null: the company's
 */
public record ContactPreference(
        @Nullable HandleKind preferred,
        List<HandleKind> fallback,
        @Nullable QuietHours quiet,
        @Nullable ZoneId zone) {

    public ContactPreference {
        fallback = fallback.stream()
                .distinct()
                .filter(channel -> channel != preferred)
                .toList();
    }

    /** Field by field, for the audit log. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("preferredChannel", preferred);
        fields.put("fallbackChannels", fallback.isEmpty() ? null : joined(fallback));
        fields.put("quietHours", quiet == null ? null : quiet.from() + " – " + quiet.until());
        fields.put("quietDays", quiet == null || quiet.days().isEmpty() ? null : joined(quiet.days()));
        fields.put("contactZone", zone);
        return fields;
    }

    private static String joined(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    static List<DayOfWeek> days(Short[] numbers) {
        return List.of(numbers).stream().map(number -> DayOfWeek.of(number)).toList();
    }
}
