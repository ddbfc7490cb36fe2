package peyvand.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import peyvand.domain.ActivityId;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.activity.FeedEntry;

class ICalendarTest {

    private static final Instant AT = Instant.parse("2026-11-21T07:00:00Z");

    @Test
    void writesACalendarAsTheStandardSays() {
        String text = ICalendar.of(
                List.of(entry("Meet", null, ActivityTime.between(AT, Instant.parse("2026-11-21T08:30:00Z")))));
        assertThat(text)
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Peyvand//Activities//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:activity-7-1795244400000@peyvand",
                        "DTSTAMP:20261121T070000Z",
                        "LAST-MODIFIED:20261121T070000Z",
                        "SEQUENCE:3",
                        "DTSTART:20261121T070000Z",
                        "DTEND:20261121T083000Z",
                        "SUMMARY:Meet",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    @Test
    void writesAWholeDayAsADate() {
        String text = ICalendar.of(List.of(entry("Rest", null, ActivityTime.on(LocalDate.of(2025, 3, 20)))));
        assertThat(text).contains("DTSTART;VALUE=DATE:20250320\r\n", "DTEND;VALUE=DATE:20250321\r\n");
    }

    @Test
    void escapesWhatHasAMeaning() {
        String text = ICalendar.of(
                List.of(entry("a,b;c\\d", "first\r\nEND:VEVENT\nBEGIN:VALARM\u0007\u0000", ActivityTime.at(AT))));
        assertThat(text)
                .contains("SUMMARY:a\\,b\\;c\\\\d\r\n", "DESCRIPTION:first\\nEND:VEVENT\\nBEGIN:VALARM\r\n")
                .doesNotContain("\u0007");
        assertThat(text.lines().filter("END:VEVENT"::equals)).hasSize(1);
    }

    @Test
    void foldsLongLinesWithoutTearingALetter() {
        String title = "دیدار با مشتری 🤝 ".repeat(30).strip();
        String text = ICalendar.of(List.of(entry(title, null, ActivityTime.at(AT))));
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }

    private static FeedEntry entry(String title, @Nullable String note, ActivityTime time) {
        return new FeedEntry(new ActivityId(7), ActivityKind.MEETING, title, note, time, AT, AT, 3);
    }
}
