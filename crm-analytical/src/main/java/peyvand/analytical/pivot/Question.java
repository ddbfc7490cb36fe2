package peyvand.analytical.pivot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import peyvand.domain.JalaliDate;
import peyvand.domain.Months;

/**
 * What somebody wants to know of sales.
 *
 * @param columns null for one column
 * @param most so many rows, the rest together
 * @param from the first day, where the company works
 * @param to the last day
 * @param jalali by which calendar months, quarters and years are reckoned
 * @param filters keys: only sales that have them count
 */
public record Question(
        Dimension rows,
        @Nullable Dimension columns,
        Measure measure,
        int most,
        LocalDate from,
        LocalDate to,
        boolean jalali,
        Map<Dimension, String> filters) {

    /** So many columns, the rest together. */
    public static final int MOST_COLUMNS = 24;

    public static final int MOST_ROWS = 60;

    private static final int YEAR_DIGITS = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int MONTHS_OF_A_YEAR = 12;

    /** By which sales can be left out. */
    public static final Set<Dimension> FILTERS = Collections.unmodifiableSet(EnumSet.of(
            Dimension.PRODUCT,
            Dimension.CATEGORY,
            Dimension.CHANNEL,
            Dimension.COUNTRY,
            Dimension.RFM,
            Dimension.STAGE,
            Dimension.SEGMENT));

    /** @throws IllegalArgumentException for a question that has no answer */
    public Question {
        if (rows == columns) {
            throw new IllegalArgumentException("by " + rows + " twice");
        }
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
        if (most < 1 || most > MOST_ROWS) {
            throw new IllegalArgumentException(most + " rows");
        }
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
        filters.forEach((dimension, key) -> {
            if (!FILTERS.contains(dimension) || !dimension.admits(key)) {
                throw new IllegalArgumentException(dimension + " " + key);
            }
        });
    }

    /** The same of no more days than a part of time has in them: what else the question asks has no part in it. */
    Question within(Dimension dimension, Cut cut) {
        if (!dimension.isTime() || cut.key() == null || cut.key().equals(Dimension.UNKNOWN)) {
            return this;
        }
        int year = Integer.parseInt(cut.key().substring(0, YEAR_DIGITS));
        String rest = cut.key().substring(YEAR_DIGITS);
        int month = rest.isEmpty() ? 1 : Integer.parseInt(rest);
        int months = 1;
        if (dimension == Dimension.QUARTER) {
            month = (month - 1) * MONTHS_OF_A_QUARTER + 1;
            months = MONTHS_OF_A_QUARTER;
        } else if (dimension == Dimension.YEAR) {
            months = MONTHS_OF_A_YEAR;
        }
        LocalDate begins = firstOf(year, month);
        LocalDate first = begins.isBefore(from) ? from : begins;
        LocalDate last = Months.plus(begins, months, jalali).minusDays(1);
        last = last.isAfter(to) ? to : last;
        return first.isAfter(last) ? this : new Question(rows, columns, measure, most, first, last, jalali, filters);
    }

    /** @throws IllegalArgumentException for a year that calendars do not reach */
    private LocalDate firstOf(int year, int month) {
        try {
            return jalali ? new JalaliDate(year, month, 1).toLocalDate() : LocalDate.of(year, month, 1);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("year " + year, e);
        }
    }
}
