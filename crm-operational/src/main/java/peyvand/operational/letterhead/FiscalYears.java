package peyvand.operational.letterhead;

import java.time.LocalDate;
import java.time.MonthDay;
import peyvand.domain.JalaliDate;
import peyvand.domain.RuleViolation;
import peyvand.operational.staff.Calendar;

/**
 * How the company counts its years of account.
 *
 * @param month of the first day of a year, 1 to 12
 * @param day of the first day of a year
 */
public record FiscalYears(Calendar calendar, int month, int day) {

    private static final int MONTHS_OF_31 = 6;
    private static final int LAST_MONTH = 12;
    private static final int LONG = 31;
    private static final int USUAL = 30;
    private static final int SHORT = 29;

    /** @throws RuleViolation when not every year has such a day */
    public FiscalYears {
        if (month < 1 || month > LAST_MONTH || day < 1 || day > lastDay(calendar, month)) {
            throw new RuleViolation("rule.letterhead.fiscalDay");
        }
    }

    /** The year of account in which a day lies: the one of the calendar in which it began. */
    public int yearOf(LocalDate on) {
        if (calendar == Calendar.JALALI) {
            JalaliDate date = JalaliDate.of(on);
            return begun(date.month(), date.day()) ? date.year() : date.year() - 1;
        }
        return begun(on.getMonthValue(), on.getDayOfMonth()) ? on.getYear() : on.getYear() - 1;
    }

    private boolean begun(int inMonth, int onDay) {
        return inMonth > month || inMonth == month && onDay >= day;
    }

    private static int lastDay(Calendar calendar, int month) {
        if (calendar == Calendar.GREGORIAN) {
            return month == 2 ? SHORT - 1 : MonthDay.of(month, 1).getMonth().maxLength();
        }
        return month <= MONTHS_OF_31 ? LONG : month < LAST_MONTH ? USUAL : SHORT;
    }
}
