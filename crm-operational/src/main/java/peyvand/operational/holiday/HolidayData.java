package peyvand.operational.holiday;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A day on which nobody works.
 *
 * @param country ISO 3166 alpha-2
 * @param english its name in English, Persian in {@code persian}; one of them is there
 * @param provisional it may still be moved
 */
public record HolidayData(
        String country,
        LocalDate day,
        @Nullable String english,
        @Nullable String persian,
        boolean provisional) {

    /** Its name in this language, else in the other. */
    public String name(String language) {
        String wanted = language.equals("fa") ? persian : english;
        String other = language.equals("fa") ? english : persian;
        return wanted != null ? wanted : String.valueOf(other);
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("country", country);
        fields.put("holidayOn", day);
        fields.put("holidayEnglish", english);
        fields.put("holidayPersian", persian);
        fields.put("provisional", provisional);
        return fields;
    }
}
