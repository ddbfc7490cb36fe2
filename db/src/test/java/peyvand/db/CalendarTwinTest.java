package peyvand.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import peyvand.db.testing.DbTest;
import peyvand.domain.JalaliDate;

/** Pages compute Jalali days in Java, reports read them from a table: they must name the same day. */
@JdbcTest
@ContextConfiguration(classes = TwinTestApplication.class)
@DbTest
class CalendarTwinTest {

    @Autowired
    private JdbcClient jdbc;

    private record Day(LocalDate date, List<Integer> gregorian, List<Integer> jalali) {}

    @Test
    void namesEveryDayAsTheDatabaseDoes() {
        List<Day> days = jdbc.sql("select * from crm.dim_date order by date")
                .query((row, n) -> new Day(
                        row.getObject("date", LocalDate.class),
                        List.of(
                                row.getInt("year"),
                                row.getInt("quarter"),
                                row.getInt("month"),
                                row.getInt("day"),
                                row.getInt("iso_year"),
                                row.getInt("iso_week"),
                                row.getInt("weekday")),
                        List.of(
                                row.getInt("jalali_year"),
                                row.getInt("jalali_quarter"),
                                row.getInt("jalali_month"),
                                row.getInt("jalali_day"),
                                row.getInt("jalali_week"))))
                .list();
        assertThat(days)
                .containsExactlyElementsOf(LocalDate.of(1900, 1, 1)
                        .datesUntil(LocalDate.of(2101, 1, 1))
                        .map(date -> new Day(date, gregorian(date), jalali(date)))
                        .toList());
    }

    private static List<Integer> gregorian(LocalDate date) {
        return List.of(
                date.getYear(),
                date.get(IsoFields.QUARTER_OF_YEAR),
                date.getMonthValue(),
                date.getDayOfMonth(),
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                date.getDayOfWeek().getValue());
    }

    private static List<Integer> jalali(LocalDate date) {
        JalaliDate day = JalaliDate.of(date);
        return List.of(day.year(), (day.month() - 1) / 3 + 1, day.month(), day.day(), week(day, date));
    }

    /** Weeks begin on Saturday; the first is that of 1 Farvardin, however short. */
    private static int week(JalaliDate day, LocalDate date) {
        LocalDate newYear = new JalaliDate(day.year(), 1, 1).toLocalDate();
        WeekFields saturday = WeekFields.of(DayOfWeek.SATURDAY, 1);
        LocalDate firstWeek = newYear.with(saturday.dayOfWeek(), 1);
        return (int) (date.toEpochDay() - firstWeek.toEpochDay()) / 7 + 1;
    }
}
