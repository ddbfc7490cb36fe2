package peyvand.analytical.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.statistic.Progress;

class RfmTest {

    @Test
    void reckonsWhatIsKnownOfAWholesaler() {
        OrderLines lines = OnlineRetail.purchases();
        Rfm rfm = Rfm.of(lines, OnlineRetail.AS_OF, Progress.UNWATCHED);

        assertThat(lines.size()).isEqualTo(397_884);
        assertThat(lines.orderCount()).isEqualTo(18_532);
        assertThat(rfm.size()).isEqualTo(4338);
        assertThat(Arrays.stream(rfm.recency()).average().orElseThrow()).isEqualTo(93.059474, within(5e-7));
        assertThat(median(Arrays.stream(rfm.recency()).asLongStream())).isEqualTo(51);
        assertThat(Arrays.stream(rfm.recency()).max()).hasValue(374);
        assertThat(Arrays.stream(rfm.frequency()).average().orElseThrow()).isEqualTo(4.272015, within(5e-7));
        assertThat(median(Arrays.stream(rfm.frequency()).asLongStream())).isEqualTo(2);
        assertThat(Arrays.stream(rfm.frequency()).max()).hasValue(209);
        assertThat(Arrays.stream(rfm.frequency()).filter(times -> times == 1)).hasSize(1493);
        assertThat(Arrays.stream(rfm.monetary()).average().orElseThrow() / OnlineRetail.UNIT)
                .isEqualTo(2054.266460, within(5e-7));
        assertThat(median(Arrays.stream(rfm.monetary())) / OnlineRetail.UNIT).isEqualTo(674.485, within(1e-9));
        assertThat(Arrays.stream(rfm.monetary()).max()).hasValue(2_802_060_200L);
    }

    @Test
    void takesOffWhatWasBroughtBackButCountsItAsNoPurchase() {
        Rfm rfm = Rfm.of(OnlineRetail.all(), OnlineRetail.AS_OF, Progress.UNWATCHED);
        Rfm gross = Rfm.of(OnlineRetail.purchases(), OnlineRetail.AS_OF, Progress.UNWATCHED);

        assertThat(rfm.size()).isEqualTo(4371);
        assertThat(Arrays.stream(rfm.monetary()).sum() / (double) OnlineRetail.UNIT)
                .isEqualTo(8_300_065.814, within(1e-6));
        // With floating point, rounding leaves five of the thirteen that come to nothing a little above it: 49.
        assertThat(Arrays.stream(rfm.monetary()).filter(sum -> sum < 0)).hasSize(41);
        assertThat(Arrays.stream(rfm.monetary()).filter(sum -> sum == 0)).hasSize(13);
        assertThat(IntStream.range(0, rfm.size()).filter(rfm::bought)).hasSize(4338);
        assertThat(Arrays.stream(rfm.frequency()).sum())
                .isEqualTo(Arrays.stream(gross.frequency()).sum());
        assertThat(Arrays.stream(rfm.recency()).filter(days -> days == Rfm.NEVER))
                .hasSize(33);
    }

    @Test
    void doesNotDependOnTheOrderOfTheLines() {
        OrderLines lines = OnlineRetail.all();
        int[] shuffled = shuffled(lines.size());
        OrderLines other = new OrderLines(
                pick(lines.customers(), shuffled),
                pick(lines.days(), shuffled),
                pick(lines.orders(), shuffled),
                Arrays.stream(shuffled).mapToLong(i -> lines.amounts()[i]).toArray(),
                lines.customerCount(),
                lines.orderCount());

        assertThat(Rfm.of(other, OnlineRetail.AS_OF, Progress.UNWATCHED))
                .usingRecursiveComparison()
                .isEqualTo(Rfm.of(lines, OnlineRetail.AS_OF, Progress.UNWATCHED));
    }

    @Test
    void countsOrdersOnceHoweverTheirLinesAreSpread() {
        Random random = new Random(8);
        int size = 700_000;
        int[] orders = random.ints(size, 0, 200_000).toArray();
        OrderLines lines = new OrderLines(
                Arrays.stream(orders).map(order -> order % 1000).toArray(),
                new int[size],
                orders,
                random.longs(size, -100, 900).toArray(),
                1000,
                200_000);
        BitSet[] bought = IntStream.range(0, 1000).mapToObj(i -> new BitSet()).toArray(BitSet[]::new);
        for (int line = 0; line < size; line++) {
            if (lines.amounts()[line] >= 0) {
                bought[orders[line] % 1000].set(orders[line]);
            }
        }

        assertThat(Rfm.of(lines, 0, Progress.UNWATCHED).frequency())
                .isEqualTo(Arrays.stream(bought).mapToInt(BitSet::cardinality).toArray());
    }

    @Test
    void looksBackFromAnyDay() {
        OrderLines lines = new OrderLines(
                new int[] {0, 0, 0, 2, 2},
                new int[] {-5, 3, 9, 4, 10},
                new int[] {0, 1, 2, 3, 4},
                new long[] {7, 2, 9, -4, 1},
                3,
                5);
        Rfm rfm = Rfm.of(lines, 5, Progress.UNWATCHED);

        assertThat(rfm.recency()).containsExactly(2, Rfm.NEVER, Rfm.NEVER);
        assertThat(rfm.frequency()).containsExactly(2, 0, 0);
        assertThat(rfm.monetary()).containsExactly(9, 0, -4);
        assertThat(Rfm.of(lines, -6, Progress.UNWATCHED).frequency()).containsOnly(0);
    }

    @Test
    void saysWhereASumIsTooLargeAndStopsWhereItIsToldTo() {
        OrderLines lines = new OrderLines(new int[2], new int[2], new int[2], new long[] {Long.MAX_VALUE, 1}, 1, 1);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rfm.of(lines, 0, Progress.UNWATCHED));
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Rfm.of(lines, 0, share -> {
                    throw new CancellationException();
                }));
        assertThat(Rfm.of(new OrderLines(new int[0], new int[0], new int[0], new long[0], 0, 0), 0, Progress.UNWATCHED)
                        .size())
                .isZero();
    }

    private static double median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    private static int[] shuffled(int size) {
        int[] shuffled = IntStream.range(0, size).toArray();
        Random random = new Random(5);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        return shuffled;
    }

    private static int[] pick(int[] column, int[] rows) {
        return Arrays.stream(rows).map(row -> column[row]).toArray();
    }
}
