package peyvand.web.activity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import peyvand.domain.Months;

/**
 * The days a calendar shows at once. A month is shown in whole weeks.
 *
 * @param day by which it was asked for
 * @param from the first day shown
 * @param to the day after the last one shown
 * @param begin the first day of the month, week or day itself
 * @param end the day after its last one, which is the first of the next
 * @param previous a day of the one before
 */
record CalendarSpan(
        Kind kind, LocalDate day, LocalDate from, LocalDate to, LocalDate begin, LocalDate end, LocalDate previous) {

    enum Kind {
        MONTH,
        WEEK,
        DAY
    }

    static CalendarSpan of(Kind kind, LocalDate day, boolean jalali, DayOfWeek firstOfWeek) {
        return switch (kind) {
            case DAY -> new CalendarSpan(kind, day, day, day.plusDays(1), day, day.plusDays(1), day.minusDays(1));
            case WEEK -> {
                LocalDate first = week(day, firstOfWeek);
                LocalDate next = first.plusWeeks(1);
                yield new CalendarSpan(kind, day, first, next, first, next, first.minusWeeks(1));
            }
            case MONTH -> {
                LocalDate first = Months.first(day, jalali);
                LocalDate next = Months.plus(day, 1, jalali);
                LocalDate last = week(next.minusDays(1), firstOfWeek).plusWeeks(1);
                yield new CalendarSpan(
                        kind, day, week(first, firstOfWeek), last, first, next, Months.plus(day, -1, jalali));
            }
        };
    }

    boolean outside(LocalDate date) {
        return date.isBefore(begin) || !date.isBefore(end);
    }

    private static LocalDate week(LocalDate day, DayOfWeek firstOfWeek) {
        return day.with(TemporalAdjusters.previousOrSame(firstOfWeek));
    }
}
