package peyvand.operational.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peyvand.domain.JalaliDate;
import peyvand.operational.staff.Calendar;

class YearlyTest {

    @Test
    void comesAgainInItsOwnCalendar() {
        LocalDate yalda = new JalaliDate(1370, 9, 30).toLocalDate();
        LocalDate today = LocalDate.of(2026, 11, 21);
        assertThat(JalaliDate.of(new Yearly(yalda, Calendar.JALALI).next(today)))
                .isEqualTo(new JalaliDate(1405, 9, 30));
        assertThat(new Yearly(yalda, Calendar.GREGORIAN).next(today)).isEqualTo(yalda.withYear(2026));
        assertThat(new Yearly(yalda, Calendar.JALALI).times(new JalaliDate(1405, 9, 30).toLocalDate()))
                .isEqualTo(35);
    }

    @Test
    void isTodayOnTheDayItself() {
        LocalDate today = LocalDate.of(2026, 11, 21);
        assertThat(new Yearly(today.minusYears(3), Calendar.GREGORIAN).next(today))
                .isEqualTo(today);
        assertThat(new Yearly(today, Calendar.GREGORIAN).next(today)).isEqualTo(today);
        assertThat(new Yearly(today.plusYears(1), Calendar.GREGORIAN).next(today))
                .isEqualTo("2027-11-21");
    }

    @Test
    void comesOnTheLastDayOfTheMonthWhereAYearHasNoLeapDay() {
        LocalDate leapDay = new JalaliDate(1403, 12, 30).toLocalDate();
        Yearly jalali = new Yearly(leapDay, Calendar.JALALI);
        assertThat(JalaliDate.of(jalali.next(leapDay.plusDays(1)))).isEqualTo(new JalaliDate(1404, 12, 29));
        assertThat(JalaliDate.of(jalali.next(new JalaliDate(1408, 1, 1).toLocalDate())))
                .isEqualTo(new JalaliDate(1408, 12, 30));
        Yearly february = new Yearly(LocalDate.of(2024, 2, 29), Calendar.GREGORIAN);
        assertThat(february.next(LocalDate.of(2025, 1, 1))).isEqualTo("2025-02-28");
        assertThat(february.next(LocalDate.of(2028, 1, 1))).isEqualTo("2028-02-29");
    }

    /** What an index is asked for is exactly what comes again on that day. */
    @ParameterizedTest
    @EnumSource
    void agreesForwardAndBackward(Calendar calendar) {
        LocalDate begin = LocalDate.of(2024, 1, 1);
        for (LocalDate day : begin.datesUntil(begin.plusYears(6)).toList()) {
            for (LocalDate first : Yearly.comingOn(day, calendar)) {
                if (!first.isAfter(day)) {
                    assertThat(new Yearly(first, calendar).next(day))
                            .as(first + " on " + day)
                            .isEqualTo(day);
                }
            }
        }
        for (LocalDate first :
                LocalDate.of(1999, 12, 1).datesUntil(LocalDate.of(2004, 4, 1)).toList()) {
            LocalDate day = new Yearly(first, calendar).next(begin);
            assertThat(Yearly.comingOn(day, calendar)).as(first + " on " + day).contains(first);
        }
    }
}
