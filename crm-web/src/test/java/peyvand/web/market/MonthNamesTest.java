package peyvand.web.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.domain.JalaliDate;
import peyvand.domain.Months;
import peyvand.web.i18n.Formats;

/** What a reader calls the months of a series, by whatever calendar either counts. */
class MonthNamesTest {

    private static final Formats PERSIAN = new Formats(Locale.forLanguageTag("fa"), true, true, ZoneOffset.UTC);
    private static final Formats ENGLISH = new Formats(Locale.ENGLISH, false, false, ZoneOffset.UTC);
    private static final LocalDate ABAN = new JalaliDate(1405, 8, 1).toLocalDate();
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    @Test
    void areTheirOwnWhereTheCalendarsAgree() {
        assertThat(new MonthNames(true, PERSIAN).name(ABAN)).isEqualTo("آبان ۱۴۰۵");
        assertThat(new MonthNames(true, PERSIAN).own(ABAN)).isNull();
        assertThat(new MonthNames(false, ENGLISH).name(NOVEMBER)).isEqualTo("November 2026");
    }

    @Test
    void areThoseOfMostDaysWhereTheCalendarsDiffer() {
        assertThat(new MonthNames(true, ENGLISH).name(ABAN)).isEqualTo("November 2026");
        assertThat(new MonthNames(true, ENGLISH).own(ABAN)).isEqualTo("Aban 1405");
        assertThat(new MonthNames(false, PERSIAN).name(NOVEMBER)).isEqualTo("آبان ۱۴۰۵");
        assertThat(new MonthNames(false, PERSIAN).own(NOVEMBER)).isEqualTo("نوامبر ۲۰۲۶");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areReadAsTheyAreWritten(boolean jalali) {
        for (Formats reader : new Formats[] {PERSIAN, ENGLISH}) {
            MonthNames names = new MonthNames(jalali, reader);
            LocalDate month = Months.first(LocalDate.of(1900, 3, 1), jalali);
            while (month.getYear() < 2100) {
                assertThat(names.read(names.field(month))).contains(month);
                month = Months.plus(month, 1, jalali);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1405/08, 1405/08",
        "۱۴۰۵/۸, 1405/08",
        "1405-8, 1405/08",
        "1405.08.30, 1405/08",
        "2026-11, 1405/08",
        "2026-11-30, 1405/08",
        "٢٠٢٦/١١, 1405/08",
        " 1404/12 , 1404/12"
    })
    void areReadAsPeopleWriteThem(String typed, String month) {
        assertThat(new MonthNames(true, ENGLISH).read(typed))
                .map(first -> JalaliDate.of(first))
                .map(date -> "%d/%02d".formatted(date.year(), date.month()))
                .contains(month);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1405/13", "1405", "405/8", "2026-00", "2026-02-30", "1405/07/31", "November 2026", "08/1405", ""
            })
    void areRefusedWhereTheyAreNone(String typed) {
        assertThat(new MonthNames(true, PERSIAN).read(typed)).isEqualTo(Optional.empty());
    }
}
