package peyvand.operational.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCompanyTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 12, 0);

    @ParameterizedTest
    @CsvSource({"EUR, false", "IRR, true", "JPY, false", "KWD, true"})
    void isOfBelievableSize(String currency, boolean persian) {
        SampleCompany.Files files = new SampleCompany(NOW, persian, currency, "sara@example.com").files();

        assertThat(rows(files.products())).isEqualTo(120);
        assertThat(rows(files.customers())).isEqualTo(400);
        assertThat(rows(files.contacts())).isBetween(500L, 700L);
        assertThat(rows(files.orders())).isBetween(15_000L, 25_000L);
        assertThat(orders(files)).isBetween(5_000L, 7_500L);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(new SampleCompany(NOW, true, "IRR", "a@b.example").files())
                .isEqualTo(new SampleCompany(NOW, true, "IRR", "a@b.example").files());
    }

    @Test
    void speaksBothScripts() {
        String customers =
                new SampleCompany(NOW, false, "EUR", "a@b.example").files().customers();

        assertThat(customers).contains("شرکت", "کافه", "Trading Ltd", "احمدی", "Hartmann");
    }

    @Test
    void sellsNothingInTheFuture() {
        List<String> orders = new SampleCompany(NOW, false, "EUR", "a@b.example")
                .files()
                .orders()
                .lines()
                .skip(1)
                .toList();

        assertThat(orders).allSatisfy(line -> assertThat(line.split(",")[1]).isLessThan("2026-11-21 12:00"));
        assertThat(orders.get(0).split(",")[1]).startsWith("2023-1");
    }

    private static long rows(String file) {
        return file.lines().count() - 1;
    }

    private static long orders(SampleCompany.Files files) {
        return files.orders()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0])
                .distinct()
                .count();
    }
}
