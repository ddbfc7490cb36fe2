package peyvand.web.report;

import java.time.LocalDate;
import peyvand.domain.Months;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;

/** A time that is often asked for, by the reader's calendar. */
public enum ReportPeriod {
    TWELVE_MONTHS,
    THIS_MONTH,
    LAST_MONTH,
    THIS_QUARTER,
    LAST_QUARTER,
    THIS_YEAR,
    LAST_YEAR;

    private static final int MONTHS_BEFORE = -11;

    public LocalDate first(LocalDate today, boolean jalali) {
        return switch (this) {
            case TWELVE_MONTHS -> Months.plus(today, MONTHS_BEFORE, jalali);
            case THIS_MONTH -> Period.of(today, Length.MONTH, jalali).first();
            case LAST_MONTH -> Period.of(today, Length.MONTH, jalali).plus(-1).first();
            case THIS_QUARTER -> Period.of(today, Length.QUARTER, jalali).first();
            case LAST_QUARTER ->
                Period.of(today, Length.QUARTER, jalali).plus(-1).first();
            case THIS_YEAR -> Months.year(today, 0, jalali);
            case LAST_YEAR -> Months.year(today, -1, jalali);
        };
    }

    public LocalDate last(LocalDate today, boolean jalali) {
        return switch (this) {
            case TWELVE_MONTHS, THIS_MONTH ->
                Period.of(today, Length.MONTH, jalali).last();
            case LAST_MONTH -> Period.of(today, Length.MONTH, jalali).plus(-1).last();
            case THIS_QUARTER -> Period.of(today, Length.QUARTER, jalali).last();
            case LAST_QUARTER ->
                Period.of(today, Length.QUARTER, jalali).plus(-1).last();
            case THIS_YEAR -> Months.year(today, 1, jalali).minusDays(1);
            case LAST_YEAR -> Months.year(today, 0, jalali).minusDays(1);
        };
    }
}
