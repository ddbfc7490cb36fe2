package peyvand.analytical.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeTest {

    /** Thrown by lot a hundred thousand times, the sums lie between the two ends eight times of ten. */
    @Test
    void holdsTheSumEightTimesOfTen() {
        Random random = new Random(7);
        double[] amounts = IntStream.range(0, 40).mapToDouble(i -> 500 + 40 * i).toArray();
        double[] chances =
                IntStream.range(0, 40).mapToDouble(i -> 0.1 + 0.02 * i).toArray();
        Range range = Range.of(sum(amounts, chances, 1000)).orElseThrow();
        long within = IntStream.range(0, 100_000)
                .mapToDouble(run -> 1000
                        + IntStream.range(0, 40)
                                .mapToDouble(i -> random.nextDouble() < chances[i] ? amounts[i] : 0)
                                .sum())
                .filter(total -> total >= range.low().doubleValue()
                        && total <= range.high().doubleValue())
                .count();
        assertThat(within).isBetween(79_000L, 81_000L);
    }

    /** Sixteen of 100, won every second time: 800 expected, a deviation of 200, and 1.28 of these to either side. */
    @Test
    void liesAboutWhatIsExpected() {
        double[] amounts = new double[16];
        double[] chances = new double[16];
        Arrays.fill(amounts, 100);
        Arrays.fill(chances, 0.5);
        Range range = Range.of(sum(amounts, chances, 50)).orElseThrow();
        assertThat(range.low()).isBetween(new BigDecimal("593.6"), new BigDecimal("593.8"));
        assertThat(range.high()).isBetween(new BigDecimal("1106.2"), new BigDecimal("1106.4"));
    }

    @Test
    void isNotToldOfFewNorWhereOneOutweighsTheOthers() {
        assertThat(Range.of(sum(filled(9, 100), filled(9, 0.5), 0))).isEmpty();
        double[] amounts = filled(20, 100);
        amounts[3] = 1_000;
        assertThat(Range.of(sum(amounts, filled(20, 0.5), 0))).isEmpty();
        assertThat(Range.of(Sum.NOTHING)).isEmpty();
    }

    @Test
    void neverGoesBelowWhatIsWonNorBeyondTheBestCase() {
        Range unlikely = Range.of(sum(filled(12, 100), filled(12, 0.02), 70)).orElseThrow();
        assertThat(unlikely.low()).isEqualByComparingTo("70");
        Range likely = Range.of(sum(filled(12, 100), filled(12, 0.98), 70)).orElseThrow();
        assertThat(likely.high()).isEqualByComparingTo("1270");
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static Sum sum(double[] amounts, double[] chances, double closed) {
        double weighted = 0;
        double full = 0;
        double variance = 0;
        double largest = 0;
        for (int i = 0; i < amounts.length; i++) {
            double one = amounts[i] * amounts[i] * chances[i] * (1 - chances[i]);
            weighted += amounts[i] * chances[i];
            full += amounts[i];
            variance += one;
            largest = Math.max(largest, one);
        }
        return new Sum(
                1,
                BigDecimal.valueOf(closed),
                amounts.length,
                BigDecimal.valueOf(weighted),
                BigDecimal.valueOf(full),
                variance,
                largest);
    }
}
