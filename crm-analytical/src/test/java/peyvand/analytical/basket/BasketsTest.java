package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketsTest {

    @Test
    void takesLinesInAnyOrderAndAnItemOnce() {
        Baskets baskets = Baskets.of(4, 5, new int[] {3, 0, 3, 0, 3, 1, 0}, new int[] {4, 2, 1, 0, 4, 3, 2});

        assertThat(baskets.size()).isEqualTo(4);
        assertThat(baskets.lines()).isEqualTo(5);
        assertThat(baskets.basket(0)).containsExactly(0, 2);
        assertThat(baskets.basket(1)).containsExactly(3);
        assertThat(baskets.basket(2)).isEmpty();
        assertThat(baskets.basket(3)).containsExactly(1, 4);
        assertThat(baskets.counts()).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void tellsOfEachItemWhichBasketsHaveIt() {
        Baskets having =
                Baskets.of(3, 3, new int[] {2, 0, 0, 2}, new int[] {1, 1, 0, 1}).transposed();

        assertThat(having.size()).isEqualTo(3);
        assertThat(having.basket(0)).containsExactly(0);
        assertThat(having.basket(1)).containsExactly(0, 2);
        assertThat(having.basket(2)).isEmpty();
    }

    @Test
    void countsTheBasketsOfARealShopAsOthersDo() {
        Baskets baskets = OnlineRetail.all().baskets();

        assertThat(OnlineRetail.lines()).hasSize(530_103);
        assertThat(baskets.size()).isEqualTo(19_959);
        assertThat(baskets.items()).isEqualTo(3_921);
        assertThat(Math.round(1000.0 * baskets.lines() / baskets.size())).isEqualTo(26_033);
        assertThat(IntStream.range(0, baskets.size()).map(baskets::size).max()).hasValue(1_110);
        assertThat(IntStream.range(0, baskets.size())
                        .filter(basket -> baskets.size(basket) == 1)
                        .count())
                .isEqualTo(1_640);
    }

    @Test
    void partsWhatIsBetweenTwoPlaces() {
        Baskets all = random(new java.util.Random(3), 50, 20, 0.2);

        Baskets part = all.part(10, 30);

        assertThat(part.size()).isEqualTo(20);
        assertThat(part.items()).isEqualTo(20);
        assertThat(part.lines())
                .isEqualTo(IntStream.range(10, 30).map(all::size).sum());
        for (int basket = 0; basket < 20; basket++) {
            assertThat(part.basket(basket)).isEqualTo(all.basket(10 + basket));
        }
        assertThat(all.part(50, 50).size()).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> all.part(10, 51));
    }

    @Test
    void isEmptyWhereNothingIs() {
        Baskets none = Baskets.of(0, 0, new int[0], new int[0]);

        assertThat(none.size()).isZero();
        assertThat(none.counts()).isEmpty();
        assertThat(none.leastCount(new BigDecimal("0.5"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 10, 3",
        "0.1, 10, 1",
        "0.01, 19959, 200",
        "0.07, 100, 7",
        "0.070000001, 100, 8",
        "0, 10, 1",
        "1, 7, 7"
    })
    void roundsSharesUpExactly(BigDecimal share, int size, int least) {
        assertThat(Baskets.of(size, 0, new int[0], new int[0]).leastCount(share))
                .isEqualTo(least);
    }

    @Test
    void refusesNumbersOutOfBounds() {
        int[] zero = {0};
        assertThatIllegalArgumentException().isThrownBy(() -> Baskets.of(1, 1, zero, new int[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Baskets.of(1, 1, new int[] {-1}, zero));
        assertThatIllegalArgumentException().isThrownBy(() -> Baskets.of(1, 1, zero, new int[2]));
    }

    static Baskets random(java.util.Random random, int size, int items, double share) {
        int[] basket = new int[size * items];
        int[] item = new int[size * items];
        int lines = 0;
        double[] shares = random.doubles(items).map(each -> 2 * each * share).toArray();
        for (int i = 0; i < size; i++) {
            double bent = 2 * random.nextDouble();
            for (int j = 0; j < items; j++) {
                if (random.nextDouble() < shares[j] * bent) {
                    basket[lines] = i;
                    item[lines++] = j;
                }
            }
        }
        return Baskets.of(size, items, Arrays.copyOf(basket, lines), Arrays.copyOf(item, lines));
    }
}
