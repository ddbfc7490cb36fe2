package peyvand.web.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import peyvand.operational.market.SeriesPoint;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Digits;
import peyvand.operational.staff.Theme;
import peyvand.web.i18n.Preferences;
import peyvand.web.i18n.Ui;

class SeriesChartTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Test
    void runsAsTheLanguageDoes() {
        assertThat(xs(chart(ui("en"), "1", "2", "3"))).isSorted();
        List<Double> persian = xs(chart(ui("fa"), "1", "2", "3"));
        assertThat(persian).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void isBrokenWhereMonthsAreMissing() {
        assertThat(chart(ui("en"), "1", "2", "", "4", "5").lines()).hasSize(2);
        assertThat(chart(ui("en"), "1", "2", "3").lines()).hasSize(1);
    }

    @Test
    void standsBetweenRoundFigures() {
        assertThat(chart(ui("en"), "41.3", "48.9").levels())
                .extracting(SeriesChart.Level::label)
                .containsExactly("40", "42", "44", "46", "48", "50");
        assertThat(chart(ui("en"), "-0.3", "0.45").levels())
                .extracting(SeriesChart.Level::label)
                .containsExactly("-0.4", "-0.2", "0", "0.2", "0.4", "0.6");
    }

    @Test
    void leavesNothingOutside() {
        for (String[] values : new String[][] {
            {"0"}, {"7", "7"}, {"999999999999999", "-999999999999999"}, {"0.0001", "0.0002"}, {"1000000", "1000001"}
        }) {
            SeriesChart chart = chart(ui("en"), values);
            assertThat(chart.levels()).hasSizeBetween(3, 8);
            chart.dots().forEach(dot -> {
                assertThat(Double.parseDouble(dot.x())).isBetween(0.0, (double) chart.width());
                assertThat(Double.parseDouble(dot.y())).isBetween(0.0, (double) chart.height());
            });
        }
    }

    @Test
    void namesAFewMonthsAndSaysWhatIsSeen() {
        SeriesChart chart =
                chart(ui("en"), IntStream.range(0, 60).mapToObj(i -> "" + i).toArray(String[]::new));
        assertThat(chart.ticks())
                .hasSizeBetween(5, 7)
                .first()
                .satisfies(tick -> assertThat(tick.label()).isEqualTo("January 2026"));
        assertThat(chart.description())
                .isEqualTo("Index from January 2026 to December 2030: lowest 0 in January 2026,"
                        + " highest 59 in December 2030, latest 59 in December 2030.");
    }

    /** @param values month by month; empty where a month is missing */
    private static SeriesChart chart(Ui ui, String... values) {
        List<SeriesPoint> points = IntStream.range(0, values.length)
                .filter(i -> !values[i].isEmpty())
                .mapToObj(i -> new SeriesPoint(JANUARY.plusMonths(i), new BigDecimal(values[i]), null, null))
                .toList();
        return SeriesChart.of("Index", points, new MonthNames(false, ui.formats()), ui);
    }

    private static List<Double> xs(SeriesChart chart) {
        return Arrays.stream(chart.lines().get(0).split(" "))
                .map(point -> Double.valueOf(point.split(",")[0]))
                .toList();
    }

    private static Ui ui(String language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/market");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Preferences preferences = new Preferences(
                Locale.forLanguageTag(language), Calendar.GREGORIAN, Digits.LATIN, ZoneOffset.UTC, Theme.LIGHT);
        return new Ui(preferences, messages, null, Set.of(), "/", () -> "EUR", () -> 0);
    }
}
