package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoriesTest {

    @Test
    void countsDaysAndNotOrders() {
        Histories histories = Histories.of(
                Purchases.of(
                        new int[] {0, 2, 0, 0, 0}, new int[] {10, 30, 20, 20, 14}, new double[] {100, 5, 30, 20, 10}),
                40,
                7);

        assertThat(histories.size()).isEqualTo(2);
        assertThat(histories.repeats(0)).isEqualTo(2);
        assertThat(histories.recency(0)).isEqualTo(10);
        assertThat(histories.age(0)).isEqualTo(30);
        assertThat(histories.mean(0)).isEqualTo(30);
        assertThat(histories.customer(1)).isEqualTo(2);
        assertThat(histories.repeats(1)).isZero();
        assertThat(histories.age(1)).isEqualTo(10);
    }

    @Test
    void knowsNothingOfWhatComesLater() {
        Purchases purchases = Purchases.of(new int[] {0, 0, 1}, new int[] {1, 9, 8}, new double[] {1, 2, 3});

        assertThat(Histories.of(purchases, 7, 7).size()).isEqualTo(1);
        assertThat(Histories.of(purchases, 7, 7).repeats(0)).isZero();
        assertThat(Histories.of(purchases, 9, 7).repeats(0)).isEqualTo(1);
        assertThat(Histories.of(purchases, 0, 7).size()).isZero();
    }

    @Test
    void takesWhatComesBackFromThePurchaseBefore() {
        Purchases purchases =
                Purchases.of(new int[] {0, 0, 0, 0, 0, 1, 2, 2}, new int[] {1, 2, 5, 5, 8, 3, 4, 6}, new double[] {
                    100, -90, 50, -5, -15, -7, -7, 9
                });
        Histories histories = Histories.of(purchases, 10, 7);

        assertThat(histories.size()).isEqualTo(2);
        assertThat(histories.repeats(0)).isEqualTo(1);
        assertThat(histories.recency(0)).isEqualTo(4);
        assertThat(histories.mean(0)).isEqualTo(30);
        assertThat(histories.customer(1)).isEqualTo(2);
        assertThat(histories.age(1)).isEqualTo(4);
        assertThat(purchases.firstDay()).isEqualTo(1);
    }

    @Test
    void doesNotMindTheOrderOfRows() {
        Random random = new Random(3);
        int size = 2000;
        int[] customers = random.ints(size, 0, 90).toArray();
        int[] days = random.ints(size, -400, 400).toArray();
        double[] amounts = random.doubles(size, -10, 90).map(Math::rint).toArray();
        int[] order = IntStream.range(0, size).map(i -> i * 777 % size).toArray();
        Histories one = Histories.of(Purchases.of(customers, days, amounts), 300, 7);
        Histories other = Histories.of(
                Purchases.of(
                        IntStream.of(order).map(i -> customers[i]).toArray(),
                        IntStream.of(order).map(i -> days[i]).toArray(),
                        IntStream.of(order).mapToDouble(i -> amounts[i]).toArray()),
                300,
                7);

        assertThat(other).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void refusesColumnsThatContradictEachOther() {
        int[] one = {1};
        int[] two = {2};
        double[] amount = {1};
        assertThatIllegalArgumentException().isThrownBy(() -> Histories.of(two, one, two, amount, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Histories.of(one, two, one, amount, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Histories.of(new int[1], one, two, amount, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Histories.of(one, one, one, new double[0], 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Histories.of(one, one, one, amount, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Purchases.of(one, one, new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Purchases.of(new int[] {-1}, one, amount));
    }

    @Test
    void putsEqualOnesTogether() {
        Groups groups = Groups.of(new int[] {1, 0, 1, 1, 0}, new int[] {5, 0, 5, 6, 0}, new int[] {9, 9, 9, 9, 8});

        assertThat(groups.weights()).containsExactly(1, 1, 2, 1);
        assertThat(groups.ages()).containsExactly(8, 9, 9, 9);
        assertThat(groups.of()).containsExactly(2, 1, 2, 3, 0);
    }
}
