package peyvand.operational.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/**
 * When something is to be done: on a day, wherever one is, or at a moment, and a meeting until another.
 *
 * @param day of what takes the whole day; else null
 * @param start of all others; else null
 * @param end after the start; null where there is none
 */
public record ActivityTime(
        @Nullable LocalDate day,
        @Nullable Instant start,
        @Nullable Instant end) {

    private static final Duration LONGEST = Duration.ofDays(14);
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int FARTHEST_YEARS = 20;

    /** Of a day nobody is reminded in the night. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    public ActivityTime {
        if ((day == null) == (start == null) || (day != null && end != null)) {
            throw new IllegalArgumentException("either a day or a start");
        }
    }

    public static ActivityTime on(LocalDate day) {
        return new ActivityTime(day, null, null);
    }

    public static ActivityTime at(Instant start) {
        return new ActivityTime(null, start, null);
    }

    public static ActivityTime between(Instant start, Instant end) {
        return new ActivityTime(null, start, end);
    }

    public boolean allDay() {
        return day != null;
    }

    /** The day on which it begins, for somebody in this zone. */
    public LocalDate date(ZoneId zone) {
        return day != null ? day : moment(zone).atZone(zone).toLocalDate();
    }

    /** Refuses what cannot be meant: an end before the start, a meeting of a month, a slip of the pen in the year. */
    void check(ActivityKind kind, LocalDate today) {
        if (end != null && kind != ActivityKind.MEETING) {
            throw new RuleViolation("rule.activity.endOfMeeting");
        }
        if (start != null && end != null && !end.isAfter(start)) {
            throw new RuleViolation("rule.activity.endBeforeStart");
        }
        if (start != null && end != null && Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new RuleViolation("rule.activity.tooLong", LONGEST.toDays());
        }
        LocalDate date = date(ZoneId.of("UTC"));
        if (date.isBefore(EARLIEST) || date.isAfter(today.plusYears(FARTHEST_YEARS))) {
            throw new RuleViolation("rule.activity.farOff");
        }
    }

    /** When to remind of it so many minutes before; null where it has begun. */
    @Nullable
    Instant reminder(int minutes, ZoneId zone, Instant now) {
        Instant moment = moment(zone);
        return moment.isBefore(now) ? null : moment.minus(Duration.ofMinutes(minutes));
    }

    private Instant moment(ZoneId zone) {
        if (start != null) {
            return start;
        }
        return (day == null ? EARLIEST : day).atTime(MORNING).atZone(zone).toInstant();
    }
}
