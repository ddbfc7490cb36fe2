package peyvand.operational.customer;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import peyvand.domain.RuleViolation;

/**
 * When somebody does not want to be disturbed.
 *
 * @param until before {@code from}: on the next day
 * @param days on which the quiet time begins, in their order; empty: every day
 */
public record QuietHours(LocalTime from, LocalTime until, List<DayOfWeek> days) {

    public QuietHours {
        if (from.equals(until)) {
            throw new RuleViolation("rule.quiet.same");
        }
        days = days.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(days));
    }

    /** Whether this moment, on their clock, is one of them. */
    public boolean cover(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        DayOfWeek day = at.getDayOfWeek();
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(until);
        return from.isBefore(until)
                ? begun && notOver && begin(day)
                : (begun && begin(day)) || (notOver && begin(day.minus(1)));
    }

    private boolean begin(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
