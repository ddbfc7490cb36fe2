package peyvand.operational.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import peyvand.db.testing.DbTest;
import peyvand.domain.JalaliDate;

/** What the table of holidays holds from the start. */
@SpringBootTest(
        classes = HolidayTableTest.Application.class,
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
class HolidayTableTest {

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @Import(HolidayQueries.class)
    static class Application {}

    @Autowired
    HolidayQueries holidays;

    @Test
    void holdsTheOfficialDaysOf1404() {
        assertThat(days(1404).map(HolidayTableTest::monthAndDay).distinct())
                .containsExactly(
                        "1/1", "1/2", "1/3", "1/4", "1/11", "1/12", "1/13", "2/4", "3/14", "3/15", "3/16", "3/24",
                        "4/14", "4/15", "5/23", "5/31", "6/2", "6/10", "6/19", "9/3", "10/13", "10/27", "11/15",
                        "11/22", "12/20", "12/29");
    }

    /** Announced were 25 days, of which six are Thursdays and three are Fridays. */
    @Test
    void holdsAsManyDaysOf1405AsWereAnnounced() {
        List<LocalDate> days = days(1405).distinct().toList();
        assertThat(days).hasSize(25);
        assertThat(days)
                .filteredOn(day -> day.getDayOfWeek() == DayOfWeek.THURSDAY)
                .hasSize(6);
        assertThat(days)
                .filteredOn(day -> day.getDayOfWeek() == DayOfWeek.FRIDAY)
                .hasSize(3);
    }

    @Test
    void marksWhatIsNotYetCertain() {
        List<HolidayRow> of1406 = year(1406);
        assertThat(of1406).hasSize(26);
        assertThat(of1406)
                .filteredOn(row -> !row.data().provisional())
                .extracting(row -> monthAndDay(row.data().day()))
                .containsExactly("1/1", "1/2", "1/3", "1/4", "1/12", "1/13", "3/14", "3/15", "11/22", "12/29");
        assertThat(year(1404)).noneMatch(row -> row.data().provisional());
    }

    private Stream<LocalDate> days(int year) {
        return year(year).stream().map(row -> row.data().day());
    }

    private List<HolidayRow> year(int year) {
        return holidays.between(
                Set.of("IR"), new JalaliDate(year, 1, 1).toLocalDate(), new JalaliDate(year + 1, 1, 1).toLocalDate());
    }

    private static String monthAndDay(LocalDate day) {
        JalaliDate date = JalaliDate.of(day);
        return date.month() + "/" + date.day();
    }
}
