package peyvand.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.domain.Period.Length;

class PeriodTest {

    /** Nowruz of 1405 is 21 March 2026; Esfand of 1403 has 30 days, that of 1404 has 29. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-20, MONTH,   true,  2026-02-20, 2026-03-20, 1404/12",
        "2026-03-21, MONTH,   true,  2026-03-21, 2026-04-20, 1405/01",
        "2025-03-20, MONTH,   true,  2025-02-19, 2025-03-20, 1403/12",
        "2026-03-20, QUARTER, true,  2025-12-22, 2026-03-20, 1404/Q4",
        "2026-03-21, QUARTER, true,  2026-03-21, 2026-06-21, 1405/Q1",
        "2026-11-22, QUARTER, true,  2026-09-23, 2026-12-21, 1405/Q3",
        "2026-03-20, MONTH,   false, 2026-03-01, 2026-03-31, 2026-03",
        "2024-02-29, QUARTER, false, 2024-01-01, 2024-03-31, 2024-Q1",
        "2026-12-31, QUARTER, false, 2026-10-01, 2026-12-31, 2026-Q4"
    })
    void holdsTheDaysOfItsCalendar(
            LocalDate day, Length length, boolean jalali, LocalDate first, LocalDate last, String called) {
        Period period = Period.of(day, length, jalali);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period).hasToString(called);
        assertThat(period.contains(day)).isTrue();
        assertThat(period.contains(last.plusDays(1))).isFalse();
    }

    @Test
    void followsOneAnotherThroughTheYear() {
        var months = Period.ofYear(LocalDate.of(2026, 11, 22), Length.MONTH, true);
        assertThat(months).hasSize(12);
        assertThat(months.get(0).first()).isEqualTo(LocalDate.of(2026, 3, 21));
        for (int i = 1; i < 12; i++) {
            assertThat(months.get(i).first()).isEqualTo(months.get(i - 1).last().plusDays(1));
        }
        assertThat(months.get(0).plus(-1)).hasToString("1404/12");
        assertThat(Period.ofYear(LocalDate.of(2026, 11, 22), Length.QUARTER, false))
                .extracting(Period::toString)
                .containsExactly("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4");
    }
}
