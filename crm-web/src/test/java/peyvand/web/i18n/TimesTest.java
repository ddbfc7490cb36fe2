package peyvand.web.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final Formats PERSIAN =
            new Formats(Locale.forLanguageTag("fa"), true, true, ZoneId.of("Asia/Tehran"));
    private static final Formats ENGLISH = new Formats(Locale.ENGLISH, false, false, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({"9,09:00", "9:30,09:30", "09.30,09:30", "۱۴:۳۰,14:30", "٢٣:٥٩,23:59", "00:00,00:00"})
    void areReadAsPeopleWriteThem(String typed, LocalTime time) {
        assertThat(ENGLISH.readTime(typed)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "12:60", "noon", "1:5", "-1", "", "123", "12:000"})
    void areRefusedWhereTheyAreNone(String typed) {
        assertThat(ENGLISH.readTime(typed)).isEmpty();
    }

    @Test
    void areWrittenWhereTheirReaderIs() {
        Instant at = Instant.parse("2026-11-21T20:45:00Z");
        assertThat(ENGLISH.time(at)).isEqualTo("21:45");
        assertThat(PERSIAN.time(at)).isEqualTo("۰۰:۱۵");
    }

    @Test
    void nameMonthsAndBeginWeeksAsTheirReaderDoes() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(PERSIAN.month(day)).isEqualTo("آبان ۱۴۰۵");
        assertThat(ENGLISH.month(day)).isEqualTo("November 2026");
        assertThat(PERSIAN.dayOfMonth(day)).isEqualTo("۳۰");
        assertThat(PERSIAN.firstDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(ENGLISH.firstDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }
}
