package peyvand.domain;

import java.time.LocalDate;

/** Months and years of either calendar, by their first days. */
public final class Months {

    private static final int IN_A_YEAR = 12;

    private Months() {}

    /** The first day of the month this day lies in. */
    public static LocalDate first(LocalDate day, boolean jalali) {
        if (!jalali) {
            return day.withDayOfMonth(1);
        }
        JalaliDate date = JalaliDate.of(day);
        return new JalaliDate(date.year(), date.month(), 1).toLocalDate();
    }

    /** The first day of the month so many months after (before, if negative) that of this day. */
    public static LocalDate plus(LocalDate day, int months, boolean jalali) {
        if (!jalali) {
            return first(day, false).plusMonths(months);
        }
        JalaliDate date = JalaliDate.of(day);
        int month = date.year() * IN_A_YEAR + date.month() - 1 + months;
        return new JalaliDate(Math.floorDiv(month, IN_A_YEAR), Math.floorMod(month, IN_A_YEAR) + 1, 1).toLocalDate();
    }

    /** The first day of the year so many years after (before, if negative) that of this day. */
    public static LocalDate year(LocalDate day, int years, boolean jalali) {
        return jalali
                ? new JalaliDate(JalaliDate.of(day).year() + years, 1, 1).toLocalDate()
                : LocalDate.of(day.getYear() + years, 1, 1);
    }
}
