package peyvand.domain;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A day of the Jalali (solar Hijri) calendar.
 *
 * <p>Leap years follow the 33-year cycle, which equals Iran's official, astronomical calendar from 1206 to 1500 (1827 to
 * 2121). Twin of the SQL function {@code crm.jalali_year_start}.
 *
 * @param year 1 to 9999
 * @param month 1 (Farvardin) to 12 (Esfand)
 * @param day 1 to 31; 30 from Mehr on, 29 in the Esfand of a common year
 */
public record JalaliDate(int year, int month, int day) implements Comparable<JalaliDate> {

    /** Days from 1 Farvardin of the year 1 to 1970-01-01. */
    private static final int EPOCH = 492_268;

    private static final int DAYS_IN_33_YEARS = 12_053;
    private static final int DAYS_IN_FIRST_HALF = 186;

    public JalaliDate {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
            throw new DateTimeException("no such Jalali day: " + year + "/" + month + "/" + day);
        }
    }

    public static JalaliDate of(LocalDate date) {
        long days = date.toEpochDay();
        int year = (int) (1 + Math.floorDiv(33 * (days + EPOCH) + 3, DAYS_IN_33_YEARS));
        if (startOfYear(year) > days) {
            year--;
        }
        int dayOfYear = (int) (days - startOfYear(year));
        return dayOfYear < DAYS_IN_FIRST_HALF
                ? new JalaliDate(year, dayOfYear / 31 + 1, dayOfYear % 31 + 1)
                : new JalaliDate(
                        year, (dayOfYear - DAYS_IN_FIRST_HALF) / 30 + 7, (dayOfYear - DAYS_IN_FIRST_HALF) % 30 + 1);
    }

    public LocalDate toLocalDate() {
        return LocalDate.ofEpochDay(startOfYear(year) + dayOfYear() - 1);
    }

    public int dayOfYear() {
        return month <= 7 ? (month - 1) * 31 + day : DAYS_IN_FIRST_HALF + (month - 7) * 30 + day;
    }

    public static boolean isLeapYear(int year) {
        return startOfYear(year + 1) - startOfYear(year) == 366;
    }

    public static int lengthOfMonth(int year, int month) {
        if (month <= 6) {
            return 31;
        }
        return month < 12 || isLeapYear(year) ? 30 : 29;
    }

    private static long startOfYear(int year) {
        return -EPOCH + 365L * (year - 1) + Math.floorDiv(8 * year + 21, 33);
    }

    @Override
    public int compareTo(JalaliDate other) {
        return toLocalDate().compareTo(other.toLocalDate());
    }
}
