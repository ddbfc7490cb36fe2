package peyvand.analytical.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.analytical.product.ProductLife.Standing;

class ProductLifeTest {

    private static final int AS_OF = 20_000;

    /** First bought three years ago, then so often in the last year, and in the one before. */
    @ParameterizedTest
    @CsvSource({
        "30, 30, MATURITY",
        "60, 30, GROWTH",
        "30, 60, DECLINE",
        "35, 30, MATURITY",
        "1190, 1000, MATURITY",
        "1210, 1000, GROWTH",
        "1000, 1210, DECLINE",
        "10, 0, GROWTH",
        "0, 10, DECLINE",
        "6, 5, MATURITY",
        "5, 4, ",
        "0, 4, "
    })
    void growsOrDeclinesWhereAFifthMoreIsHardlyChance(int lately, int before, ProductStage stage) {
        assertThat(years(1, before, lately).stage()).isEqualTo(stage);
    }

    @Test
    void tellsHowMuchMoreOftenItIsBought() {
        assertThat(years(1, 20, 30).growth()).isEqualTo(0.5);
        assertThat(years(1, 20, 0).growth()).isEqualTo(-1);
        assertThat(years(1, 0, 20).growth()).isNaN();
    }

    @Test
    void declinesWhereItWasBoughtOftenOnceAndIsNoMore() {
        assertThat(years(40, 3, 0).stage()).isEqualTo(ProductStage.DECLINE);
        assertThat(years(40, 3, 1).stage()).isNull();
    }

    @Test
    void isNewOnlyWhereItCouldHaveBeenBoughtBefore() {
        int[] days = IntStream.range(0, 40).map(i -> AS_OF - 50 + i).toArray();
        assertThat(ProductLife.of(days, 0, 40, AS_OF, AS_OF - 100).stage()).isEqualTo(ProductStage.INTRODUCTION);
        assertThat(ProductLife.of(days, 0, 40, AS_OF, AS_OF - 99).stage()).isNull();
        assertThat(ProductLife.of(days, 0, 40, AS_OF, days[0]).stage()).isNull();
    }

    /** A season that returns each year is neither growth nor decline. */
    @Test
    void doesNotTakeASeasonForGrowth() {
        int[] winters = IntStream.range(0, 3 * 365)
                .filter(day -> day % 365 < 60)
                .map(day -> AS_OF - 3 * 365 + 1 + day)
                .toArray();
        for (int later = 0; later < 300; later += 20) {
            int asOf = AS_OF + later - 300;
            int to = (int) IntStream.of(winters).filter(day -> day <= asOf).count();
            assertThat(ProductLife.of(winters, 0, to, asOf, 0).stage()).isEqualTo(ProductStage.MATURITY);
        }
    }

    @Test
    void seldomTakesChanceForChange() {
        Random random = new Random(11);
        int wrong = 0;
        for (int round = 0; round < 2_000; round++) {
            int[] days = IntStream.concat(IntStream.of(AS_OF - 1_000), random.ints(60, AS_OF - 729, AS_OF + 1))
                    .sorted()
                    .toArray();
            wrong += ProductLife.of(days, 0, days.length, AS_OF, 0).stage() == ProductStage.MATURITY ? 0 : 1;
        }
        assertThat(wrong).isBetween(2, 40);
    }

    @Test
    void answersWhateverTheDays() {
        assertThat(ProductLife.of(new int[] {AS_OF}, 0, 1, AS_OF, AS_OF).stage())
                .isNull();
        assertThat(ProductLife.of(new int[] {AS_OF - 100}, 0, 1, AS_OF, AS_OF - 100))
                .isEqualTo(new Standing(null, Double.NaN));
        assertThatThrownBy(() -> ProductLife.of(new int[0], 0, 0, AS_OF, AS_OF))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Standing years(int earlier, int before, int lately) {
        int[] days = IntStream.concat(
                        IntStream.range(0, earlier).map(i -> AS_OF - 1_100 + i),
                        IntStream.concat(
                                IntStream.range(0, before).map(i -> AS_OF - 729 + i * 365 / Math.max(1, before)),
                                IntStream.range(0, lately).map(i -> AS_OF - 364 + i * 365 / Math.max(1, lately))))
                .toArray();
        return ProductLife.of(days, 0, days.length, AS_OF, 0);
    }
}
