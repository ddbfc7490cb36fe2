package peyvand.analytical.pivot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

    @Test
    void refusesOneDimensionTwice() {
        refuses(Dimension.MONTH, Dimension.MONTH, 20, Map.of());
    }

    @Test
    void refusesMoreRowsThanAreShown() {
        refuses(Dimension.MONTH, null, Question.MOST_ROWS + 1, Map.of());
        refuses(Dimension.MONTH, null, 0, Map.of());
    }

    @Test
    void refusesFiltersThatAreNoneAndKeysThatCannotBe() {
        refuses(Dimension.MONTH, null, 20, Map.of(Dimension.SEX, "MALE"));
        refuses(Dimension.MONTH, null, 20, Map.of(Dimension.PRODUCT, "1; --"));
        refuses(Dimension.MONTH, null, 20, Map.of(Dimension.RFM, "champion"));
    }

    @Test
    void refusesATimeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Question(Dimension.MONTH, null, Measure.REVENUE, 20, LAST, FIRST, false, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void looksOnlyAtTheDaysOfAMonthQuarterOrYear() {
        assertThat(days(Dimension.MONTH, "202602", false)).isEqualTo("2026-02-01 2026-02-28");
        assertThat(days(Dimension.MONTH, "202601", false)).isEqualTo("2026-01-05 2026-01-31");
        assertThat(days(Dimension.QUARTER, "20264", false)).isEqualTo("2026-10-01 2026-11-22");
        assertThat(days(Dimension.YEAR, "2026", false)).isEqualTo("2026-01-05 2026-11-22");
        assertThat(days(Dimension.MONTH, "140508", true)).isEqualTo("2026-10-23 2026-11-21");
        assertThat(days(Dimension.QUARTER, "14051", true)).isEqualTo("2026-03-21 2026-06-21");
        assertThat(days(Dimension.YEAR, "1404", true)).isEqualTo("2026-01-05 2026-03-20");
        assertThat(days(Dimension.MONTH, "199901", false)).isEqualTo("2026-01-05 2026-11-22");
    }

    @Test
    void knowsWhichKeysThereCanBe() {
        assertThat(Dimension.PRODUCT.admits("17")).isTrue();
        assertThat(Dimension.PRODUCT.admits("0")).isFalse();
        assertThat(Dimension.PRODUCT.admits("9999999999999999999")).isFalse();
        assertThat(Dimension.MONTH.admits("202600")).isFalse();
        assertThat(Dimension.WEEKDAY.admits("8")).isFalse();
        assertThat(Dimension.STAGE.admits("WON_BACK")).isTrue();
        assertThat(Dimension.STAGE.admits("WON_BACK|LOST")).isFalse();
        assertThat(Dimension.SECTOR.admits("")).isTrue();
        assertThat(Dimension.SECTOR.admits("x".repeat(101))).isFalse();
    }

    private static String days(Dimension dimension, String key, boolean jalali) {
        Question question = new Question(dimension, null, Measure.REVENUE, 20, FIRST, LAST, jalali, Map.of());
        Question narrowed = question.within(dimension, Cut.of(key));
        return narrowed.from() + " " + narrowed.to();
    }

    private static void refuses(Dimension rows, @Nullable Dimension columns, int most, Map<Dimension, String> filters) {
        assertThatThrownBy(() -> new Question(rows, columns, Measure.REVENUE, most, FIRST, LAST, false, filters))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
