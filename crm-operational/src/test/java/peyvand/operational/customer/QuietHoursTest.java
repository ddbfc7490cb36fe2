package peyvand.operational.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.domain.RuleViolation;

class QuietHoursTest {

    /** 2026-11-20 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:59, false",
        "2026-11-20T13:00, true",
        "2026-11-20T14:59, true",
        "2026-11-20T15:00, false",
        "2026-11-21T13:30, false"
    })
    void coverTheirHoursOnTheirDays(String at, boolean quiet) {
        QuietHours siesta = new QuietHours(LocalTime.of(13, 0), LocalTime.of(15, 0), List.of(DayOfWeek.FRIDAY));

        assertThat(siesta.cover(ZonedDateTime.parse(at + ":00+03:30"))).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T21:59, false",
        "2026-11-20T22:00, true",
        "2026-11-21T07:59, true",
        "2026-11-21T08:00, false",
        "2026-11-21T23:00, false",
        "2026-11-20T07:00, false"
    })
    void reachIntoTheNextDay(String at, boolean quiet) {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0), List.of(DayOfWeek.FRIDAY));

        assertThat(night.cover(ZonedDateTime.parse(at + ":00+03:30"))).isEqualTo(quiet);
    }

    @Test
    void areEveryDaysWhereNoDayIsNamed() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0), List.of());

        assertThat(night.cover(ZonedDateTime.parse("2026-11-17T03:00:00Z"))).isTrue();
    }

    @Test
    void neverLastNoTime() {
        LocalTime noon = LocalTime.NOON;

        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new QuietHours(noon, noon, List.of()));
    }
}
