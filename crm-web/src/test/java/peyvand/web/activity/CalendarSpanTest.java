package peyvand.web.activity;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import peyvand.domain.JalaliDate;
import peyvand.domain.Months;
import peyvand.web.activity.CalendarSpan.Kind;

class CalendarSpanTest {

    @Test
    void showsAMonthInWholeWeeks() {
        CalendarSpan november = CalendarSpan.of(Kind.MONTH, LocalDate.of(2026, 11, 21), false, MONDAY);
        assertThat(november.begin()).isEqualTo("2026-11-01");
        assertThat(november.end()).isEqualTo("2026-12-01");
        assertThat(november.from()).isEqualTo("2026-10-26");
        assertThat(november.to()).isEqualTo("2026-12-07");
        assertThat(november.previous()).isEqualTo("2026-10-01");
        assertThat(november.outside(LocalDate.of(2026, 10, 31))).isTrue();
        assertThat(november.outside(LocalDate.of(2026, 11, 30))).isFalse();
    }

    @Test
    void showsAJalaliMonthFromSaturdayToFriday() {
        CalendarSpan aban = CalendarSpan.of(Kind.MONTH, jalali(1405, 8, 30), true, SATURDAY);
        assertThat(JalaliDate.of(aban.begin())).isEqualTo(new JalaliDate(1405, 8, 1));
        assertThat(JalaliDate.of(aban.end())).isEqualTo(new JalaliDate(1405, 9, 1));
        assertThat(aban.from().getDayOfWeek()).isEqualTo(SATURDAY);
        assertThat(aban.to().getDayOfWeek()).isEqualTo(SATURDAY);
    }

    @Test
    void knowsTheLeapDayThirtiethOfEsfand() {
        CalendarSpan leap = CalendarSpan.of(Kind.MONTH, jalali(1403, 12, 30), true, SATURDAY);
        assertThat(leap.outside(jalali(1403, 12, 30))).isFalse();
        assertThat(JalaliDate.of(leap.end())).isEqualTo(new JalaliDate(1404, 1, 1));
        assertThat(leap.end()).isEqualTo("2025-03-21");
        CalendarSpan common = CalendarSpan.of(Kind.MONTH, jalali(1404, 12, 29), true, SATURDAY);
        assertThat(common.end().minusDays(1)).isEqualTo(jalali(1404, 12, 29));
    }

    @Test
    void turnsTheYearInEitherCalendar() {
        assertThat(Months.plus(jalali(1404, 12, 29), 1, true)).isEqualTo(jalali(1405, 1, 1));
        assertThat(Months.plus(jalali(1405, 1, 31), -1, true)).isEqualTo(jalali(1404, 12, 1));
        assertThat(Months.plus(LocalDate.of(2027, 1, 31), 1, false)).isEqualTo("2027-02-01");
        assertThat(Months.plus(LocalDate.of(2027, 1, 31), -1, false)).isEqualTo("2026-12-01");
        assertThat(Months.year(jalali(1403, 12, 30), 1, true)).isEqualTo(jalali(1404, 1, 1));
    }

    @Test
    void walksThroughAllMonthsOfACenturyWithoutAGap() {
        for (boolean jalali : new boolean[] {true, false}) {
            LocalDate day = LocalDate.of(1990, 1, 15);
            while (day.getYear() < 2090) {
                CalendarSpan span = CalendarSpan.of(Kind.MONTH, day, jalali, jalali ? SATURDAY : MONDAY);
                assertThat(span.from()).isBeforeOrEqualTo(span.begin());
                assertThat(span.to()).isAfterOrEqualTo(span.end());
                assertThat(span.from().datesUntil(span.to()).count() % 7).isZero();
                assertThat(CalendarSpan.of(Kind.MONTH, span.previous(), jalali, MONDAY)
                                .end())
                        .isEqualTo(span.begin());
                day = span.end();
            }
        }
    }

    @Test
    void beginsAWeekWhereItsReaderBeginsIt() {
        LocalDate sunday = LocalDate.of(2026, 11, 22);
        assertThat(CalendarSpan.of(Kind.WEEK, sunday, true, SATURDAY).from()).isEqualTo("2026-11-21");
        assertThat(CalendarSpan.of(Kind.WEEK, sunday, false, MONDAY).from()).isEqualTo("2026-11-16");
    }

    private static LocalDate jalali(int year, int month, int day) {
        return new JalaliDate(year, month, day).toLocalDate();
    }
}
