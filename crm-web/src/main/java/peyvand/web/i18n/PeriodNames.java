package peyvand.web.i18n;

import peyvand.domain.Period;
import peyvand.domain.Period.Length;

/** What months and quarters of either calendar are called. */
public final class PeriodNames {

    private PeriodNames() {}

    /** With its year: November 2026, or آبان ۱۴۰۵; quarter 4 of 2026. */
    public static String full(Period period, Ui ui) {
        return period.length() == Length.MONTH
                ? ui.formats().month(period.first(), period.jalali())
                : ui.message("target.quarterOf", number(period), ui.formats().year(period.first(), period.jalali()));
    }

    /** Within its year. */
    public static String inYear(Period period, Ui ui) {
        return period.length() == Length.MONTH
                ? ui.formats().monthName(period.first(), period.jalali())
                : ui.message("target.quarter", number(period));
    }

    private static int number(Period period) {
        return Period.ofYear(period.first(), Length.QUARTER, period.jalali()).indexOf(period) + 1;
    }
}
