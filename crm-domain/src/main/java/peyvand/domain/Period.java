package peyvand.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A month or a quarter of either calendar.
 *
 * @param first its first day
 */
public record Period(boolean jalali, Length length, LocalDate first) {

    /** How long it is. */
    public enum Length {
        MONTH(1),
        QUARTER(3);

        private final int months;

        Length(int months) {
            this.months = months;
        }

        /** How many of them make a year. */
        public int ofYear() {
            return MONTHS_OF_A_YEAR / months;
        }
    }

    private static final int MONTHS_OF_A_YEAR = 12;

    /** The one that a day lies in. */
    public static Period of(LocalDate day, Length length, boolean jalali) {
        return new Period(jalali, length, Months.plus(day, -((month(day, jalali) - 1) % length.months), jalali));
    }

    /** Those of the year that a day lies in, the first one first. */
    public static List<Period> ofYear(LocalDate day, Length length, boolean jalali) {
        return Stream.iterate(of(Months.year(day, 0, jalali), length, jalali), period -> period.plus(1))
                .limit(length.ofYear())
                .toList();
    }

    /** Its last day. */
    public LocalDate last() {
        return plus(1).first.minusDays(1);
    }

    /** The one so many later; earlier, if negative. */
    public Period plus(int periods) {
        return new Period(jalali, length, Months.plus(first, periods * length.months, jalali));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last());
    }

    /** As logs write it: 2026-11, 1405/08, 2026-Q4, 1405/Q3. */
    @Override
    public String toString() {
        int month = month(first, jalali);
        int year = jalali ? JalaliDate.of(first).year() : first.getYear();
        return "%04d%s%s"
                .formatted(
                        year,
                        jalali ? "/" : "-",
                        length == Length.QUARTER ? "Q" + (month / length.months + 1) : "%02d".formatted(month));
    }

    private static int month(LocalDate day, boolean jalali) {
        return jalali ? JalaliDate.of(day).month() : day.getMonthValue();
    }
}
