package peyvand.operational.relationship;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import peyvand.domain.JalaliDate;
import peyvand.operational.staff.Calendar;

/**
 * A day that comes again each year in its calendar. What fell on a leap day comes on the last day of that month where a
 * year has none.
 */
public record Yearly(LocalDate first, Calendar calendar) {

    private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
    private static final int ESFAND = 12;

    /** When it comes next, on this day or later; never before the first time. */
    public LocalDate next(LocalDate from) {
        if (from.isBefore(first)) {
            return first;
        }
        int year = calendar == Calendar.JALALI ? JalaliDate.of(from).year() : from.getYear();
        LocalDate thisYear = in(year);
        return thisYear.isBefore(from) ? in(year + 1) : thisYear;
    }

    /** Which time it is on this day: 0 the first time. */
    public int times(LocalDate day) {
        return calendar == Calendar.JALALI
                ? JalaliDate.of(day).year() - JalaliDate.of(first).year()
                : day.getYear() - first.getYear();
    }

    private LocalDate in(int year) {
        if (calendar == Calendar.GREGORIAN) {
            int last = YearMonth.of(year, first.getMonth()).lengthOfMonth();
            return LocalDate.of(year, first.getMonth(), Math.min(first.getDayOfMonth(), last));
        }
        JalaliDate day = JalaliDate.of(first);
        return new JalaliDate(year, day.month(), Math.min(day.day(), JalaliDate.lengthOfMonth(year, day.month())))
                .toLocalDate();
    }

    /** All days from 1850 on whose yearly return falls on this day: what an index can be asked for. */
    public static List<LocalDate> comingOn(LocalDate day, Calendar calendar) {
        return calendar == Calendar.JALALI ? jalali(day) : gregorian(day);
    }

    private static List<LocalDate> gregorian(LocalDate day) {
        boolean alsoLeapDay = day.getMonthValue() == 2 && day.getDayOfMonth() == 28 && !day.isLeapYear();
        return IntStream.rangeClosed(EARLIEST.getYear(), day.getYear())
                .boxed()
                .flatMap(year -> IntStream.rangeClosed(day.getDayOfMonth(), alsoLeapDay ? 29 : day.getDayOfMonth())
                        .filter(number ->
                                number <= YearMonth.of(year, day.getMonth()).lengthOfMonth())
                        .mapToObj(number -> LocalDate.of(year, day.getMonth(), number)))
                .toList();
    }

    private static List<LocalDate> jalali(LocalDate day) {
        JalaliDate date = JalaliDate.of(day);
        boolean alsoLeapDay = date.month() == ESFAND && date.day() == 29 && !JalaliDate.isLeapYear(date.year());
        return IntStream.rangeClosed(JalaliDate.of(EARLIEST).year(), date.year())
                .boxed()
                .flatMap(year -> IntStream.rangeClosed(date.day(), alsoLeapDay ? 30 : date.day())
                        .filter(number -> number <= JalaliDate.lengthOfMonth(year, date.month()))
                        .mapToObj(number -> new JalaliDate(year, date.month(), number).toLocalDate()))
                .toList();
    }
}
