package peyvand.operational.letterhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.domain.RuleViolation;
import peyvand.operational.staff.Calendar;

class FiscalYearsTest {

    @ParameterizedTest
    @CsvSource({
        "JALALI, 1, 1, 2026-03-20, 1404",
        "JALALI, 1, 1, 2026-03-21, 1405",
        "JALALI, 7, 1, 2026-09-22, 1404",
        "JALALI, 7, 1, 2026-09-23, 1405",
        "GREGORIAN, 1, 1, 2026-12-31, 2026",
        "GREGORIAN, 1, 1, 2027-01-01, 2027",
        "GREGORIAN, 4, 6, 2026-04-05, 2025",
        "GREGORIAN, 4, 6, 2026-04-06, 2026"
    })
    void areCalledAfterTheYearInWhichTheyBegin(Calendar calendar, int month, int day, LocalDate on, int year) {
        assertThat(new FiscalYears(calendar, month, day).yearOf(on)).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({
        "JALALI, 12, 30",
        "JALALI, 7, 31",
        "GREGORIAN, 2, 29",
        "GREGORIAN, 4, 31",
        "GREGORIAN, 0, 1",
        "JALALI, 13, 1",
        "JALALI, 1, 0"
    })
    void beginOnADayThatEachYearHas(Calendar calendar, int month, int day) {
        assertThatThrownBy(() -> new FiscalYears(calendar, month, day)).isInstanceOf(RuleViolation.class);
    }
}
