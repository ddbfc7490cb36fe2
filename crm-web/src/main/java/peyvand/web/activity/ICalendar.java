package peyvand.web.activity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.operational.activity.FeedEntry;

/** Activities as RFC 5545 writes a calendar: lines of 75 bytes at most that end with CR LF, times in UTC. */
final class ICalendar {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    static String of(List<FeedEntry> entries) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Peyvand//Activities//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        entries.forEach(calendar::event);
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    /** The id says when it was made too, so that no two installations share one. */
    private void event(FeedEntry entry) {
        line("BEGIN", "VEVENT");
        line("UID", "activity-" + entry.id() + "-" + entry.createdAt().toEpochMilli() + "@peyvand");
        line("DTSTAMP", UTC.format(entry.updatedAt()));
        line("LAST-MODIFIED", UTC.format(entry.updatedAt()));
        line("SEQUENCE", Integer.toString(entry.version()));
        LocalDate day = entry.time().day();
        if (day != null) {
            line("DTSTART;VALUE=DATE", date(day));
            line("DTEND;VALUE=DATE", date(day.plusDays(1)));
            line("TRANSP", "TRANSPARENT");
        } else {
            time("DTSTART", Objects.requireNonNull(entry.time().start()));
            time("DTEND", entry.time().end());
        }
        line("SUMMARY", escaped(entry.title()));
        if (entry.note() != null) {
            line("DESCRIPTION", escaped(entry.note()));
        }
        line("END", "VEVENT");
    }

    private void time(String name, @Nullable Instant at) {
        if (at != null) {
            line(name, UTC.format(at));
        }
    }

    private static String date(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String escaped(String value) {
        return value.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A line that is too long goes on in the next one, after a blank; no letter is torn. */
    private void line(String name, String value) {
        int used = 0;
        String line = name + ":" + value;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String letter = Character.toString(line.codePointAt(at));
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (used + bytes > LONGEST_LINE) {
                text.append("\r\n ");
                used = 1;
            }
            text.append(letter);
            used += bytes;
        }
        text.append("\r\n");
    }
}
