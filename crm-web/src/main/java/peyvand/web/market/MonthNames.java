package peyvand.web.market;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Months;
import peyvand.operational.market.Indicator;
import peyvand.web.i18n.Formats;

/**
 * The months of a series as its reader calls them. Where the reader counts by the other calendar, a month of the series
 * is called by theirs with which it shares most days; each has exactly one.
 *
 * @param jalali whether the months of the series are Jalali ones
 */
record MonthNames(boolean jalali, Formats formats) {

    private static final int TO_THE_MIDDLE = 14;

    static MonthNames of(Indicator indicator, Formats formats) {
        return new MonthNames(indicator.jalali(), formats);
    }

    /** @param month its first day in the calendar of the series, as everywhere here */
    String name(LocalDate month) {
        return formats.month(month.plusDays(TO_THE_MIDDLE));
    }

    /** What the month is called in the calendar of the series; null where that is the reader's too. */
    @Nullable
    String own(LocalDate month) {
        return foreign() ? formats.month(month, jalali) : null;
    }

    /** Whether the reader counts by the other calendar. */
    boolean foreign() {
        return formats.jalali() != jalali;
    }

    /** As it stands in a field. */
    String field(LocalDate month) {
        return formats.monthField(month.plusDays(TO_THE_MIDDLE));
    }

    /** @return empty where the text is no month */
    Optional<LocalDate> read(String typed) {
        return formats.readMonth(typed).map(day -> Months.first(day, jalali));
    }
}
