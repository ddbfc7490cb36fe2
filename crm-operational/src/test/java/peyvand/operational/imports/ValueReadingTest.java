package peyvand.operational.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.operational.imports.ReturnMatching.Return;
import peyvand.operational.imports.ReturnMatching.Sale;
import peyvand.operational.imports.ReturnMatching.Tie;

class ValueReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AUTO;2011-12-09;2011-12-09",
                "AUTO;20111209;2011-12-09",
                "AUTO;1390/09/18;2011-12-09",
                "AUTO;۱۳۹۰/۰۹/۱۸;2011-12-09",
                "JALALI;13900918;2011-12-09",
                "US;12/9/2011;2011-12-09",
                "US;12/9/11;2011-12-09",
                "EU;9.12.2011;2011-12-09",
                "EU;9-Dec-2011;2011-12-09",
                "AUTO;Dec 9, 2011;2011-12-09",
            })
    void readsDaysInEachOrder(DateOrder order, String text, LocalDate day) {
        assertThat(Objects.requireNonNull(new Dates(order, ZoneId.of("Europe/London")).parse(text))
                        .day())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2011-07-09 12:50;2011-07-09T11:50:00Z",
                "2011-07-09T12:50:10Z;2011-07-09T12:50:10Z",
                "9/7/2011 1:05 PM;2011-07-09T12:05:00Z",
            })
    void readsTimesWhereTheCompanyWorks(String text, Instant at) {
        assertThat(Objects.requireNonNull(new Dates(DateOrder.EU, ZoneId.of("Europe/London")).parse(text))
                        .at())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"2011-02-30", "31/31/2011", "yesterday", "0011-01-01", "1400/12/31"})
    void refusesWhatIsNoDay(String text) {
        assertThat(new Dates(DateOrder.EU, ZoneId.of("UTC")).parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|1,234.5|1234.5",
                "COMMA|1.234,5|1234.5",
                "POINT|۱٬۲۳۴٫۵|1234.5",
                "POINT|(12.50)|-12.50",
                "POINT|£ 3|3",
                "POINT|12-|-12",
                "POINT|1e3|1E+3",
                "POINT|0.00005|0.0001",
            })
    void readsNumbersAsPeopleWriteThem(DecimalMark mark, String text, BigDecimal number) {
        assertThat(Numbers.parse(text, mark)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"two", "1,5,2", "1e999999", "12,5", "--3", "99999999999999999"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(Numbers.parse(text, DecimalMark.POINT)).isNull();
    }

    @Test
    void dropsTheFractionSpreadsheetsGiveToKeys() {
        assertThat(CellReader.key("17850.0")).isEqualTo("17850");
        assertThat(CellReader.key("85123A")).isEqualTo("85123A");
        assertThat(CellReader.key("1.50")).isEqualTo("1.50");
    }

    @Test
    void knowsCountriesByCodeAndNameInBothLanguages() {
        assertThat(List.of("GB", "EIRE", "RSA", "آلمان", "Iran", "Unspecified").stream()
                        .map(Countries::codeOf))
                .containsExactly("GB", "IE", "ZA", "DE", "IR", "Unspecified");
    }

    @Test
    void tiesAReturnToTheLatestSaleAtItsPriceThatHasEnoughLeft() {
        var matching = new ReturnMatching();
        matching.sold(sale(1, 1, 10, 2));
        matching.sold(sale(2, 2, 5, 2));
        matching.sold(sale(3, 3, 50, 3));
        matching.sold(sale(4, 9, 50, 2));
        matching.alreadyTied(new Return(9, time(3), BigDecimal.valueOf(-2), BigDecimal.valueOf(2), 2L));
        assertThat(matching.match(List.of(back(10, 4, 4, 2), back(11, 5, 3, 2), back(12, 6, 60, 2), back(13, 7, 7, 9))))
                .containsExactly(new Tie(10, 1), new Tie(11, 2), new Tie(13, 3));
    }

    private static Instant time(int day) {
        return Instant.ofEpochSecond(day * 86_400L);
    }

    private static Sale sale(long line, int day, int quantity, int price) {
        return new Sale(line, time(day), BigDecimal.valueOf(quantity), BigDecimal.valueOf(price));
    }

    private static Return back(long line, int day, int quantity, int price) {
        return new Return(line, time(day), BigDecimal.valueOf(-quantity), BigDecimal.valueOf(price), null);
    }
}
