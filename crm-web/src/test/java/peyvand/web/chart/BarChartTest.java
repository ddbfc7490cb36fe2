package peyvand.web.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Digits;
import peyvand.operational.staff.Theme;
import peyvand.web.chart.BarChart.Bar;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Piece;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Preferences;
import peyvand.web.i18n.Ui;

class BarChartTest {

    private static final Row LONG =
            new Row("Mina", List.of(new Part("won", 30, "30", "/x"), new Part("lost", 10, "10", null)), "30 of 40");
    private static final Row SHORT = new Row("O".repeat(40), List.of(new Part("won", 20, "20", null)), "20 of 20");

    @Test
    void drawsLengthsInProportionOneAfterTheOther() {
        List<Bar> bars = BarChart.of("", List.of(LONG, SHORT), ui("en")).bars();
        List<Piece> pieces = bars.get(0).pieces();

        assertThat(width(pieces.get(0))).isEqualTo(3 * width(pieces.get(1)), within(0.2));
        assertThat(x(pieces.get(1))).isEqualTo(x(pieces.get(0)) + width(pieces.get(0)), within(0.1));
        assertThat(width(bars.get(1).pieces().get(0))).isEqualTo(width(pieces.get(0)) * 2 / 3, within(0.1));
        assertThat(bars.get(1).name()).hasSizeLessThan(30).endsWith("…");
    }

    @Test
    void runsFromTheOtherSideInPersian() {
        Bar english = BarChart.of("", List.of(LONG), ui("en")).bars().get(0);
        BarChart chart = BarChart.of("", List.of(LONG), ui("fa"));
        Bar persian = chart.bars().get(0);

        assertThat(x(persian.pieces().get(0)))
                .isEqualTo(
                        chart.width()
                                - x(english.pieces().get(0))
                                - width(english.pieces().get(0)),
                        within(0.1));
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(BarChart.of("", List.of(new Row("", List.of(new Part("won", 0, "", null)), "")), ui("en"))
                        .bars()
                        .get(0)
                        .pieces())
                .isEmpty();
    }

    private static double x(Piece piece) {
        return Double.parseDouble(piece.x());
    }

    private static double width(Piece piece) {
        return Double.parseDouble(piece.width());
    }

    private static Ui ui(String language) {
        Preferences preferences = new Preferences(
                Locale.forLanguageTag(language), Calendar.GREGORIAN, Digits.LATIN, ZoneOffset.UTC, Theme.LIGHT);
        return new Ui(preferences, new StaticMessageSource(), null, Set.of(), "/", () -> "EUR", () -> 0);
    }
}
