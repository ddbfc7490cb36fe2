package peyvand.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JalaliDateTest {

    /** The leap years of Iran's official calendar around today. */
    private static final Set<Integer> OFFICIAL_LEAP_YEARS = Set.of(
            1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420);

    @Test
    void knowsTheOfficialLeapYears() {
        var leap = new TreeSet<Integer>();
        for (int year = 1351; year <= 1420; year++) {
            if (JalaliDate.isLeapYear(year)) {
                leap.add(year);
            }
        }
        assertThat(leap).isEqualTo(new TreeSet<>(OFFICIAL_LEAP_YEARS));
    }

    @Test
    void agreesWithAnIndependentCalendarOnEveryDayOfTwoCenturies() {
        var calendar = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa_IR@calendar=persian"));
        for (var day = LocalDate.of(1900, 1, 1); day.getYear() < 2101; day = day.plusDays(1)) {
            calendar.setTimeInMillis(
                    day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
            var jalali = JalaliDate.of(day);
            assertThat(jalali)
                    .isEqualTo(new JalaliDate(
                            calendar.get(Calendar.EXTENDED_YEAR),
                            calendar.get(Calendar.MONTH) + 1,
                            calendar.get(Calendar.DAY_OF_MONTH)));
            assertThat(jalali.toLocalDate()).isEqualTo(day);
        }
    }

    @Test
    void refusesADayThatDoesNotExist() {
        assertThat(new JalaliDate(1403, 12, 30).toLocalDate()).isEqualTo(LocalDate.of(2025, 3, 20));
        assertThatThrownBy(() -> new JalaliDate(1404, 12, 30)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> new JalaliDate(1404, 7, 31)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> new JalaliDate(1404, 13, 1)).isInstanceOf(DateTimeException.class);
    }
}
