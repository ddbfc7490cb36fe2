package peyvand.analytical.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.rfm.Concentration.Part;
import peyvand.analytical.rfm.Concentration.Point;
import peyvand.analytical.statistic.Progress;

class ConcentrationTest {

    private static final double[] DECILES = {
        .613341, .132599, .081824, .055229, .038685, .028325, .020198, .014837, .009790, .005173
    };

    @Test
    void tellsWhatTheBestOfTheWholesalersCustomersBring() {
        Concentration concentration =
                Concentration.of(Rfm.of(OnlineRetail.purchases(), OnlineRetail.AS_OF, Progress.UNWATCHED)
                        .monetary());
        List<Part> deciles = concentration.parts(10);

        for (int decile = 0; decile < DECILES.length; decile++) {
            assertThat(deciles.get(decile).share().orElseThrow()).isEqualTo(DECILES[decile], within(5e-7));
        }
        assertThat(concentration.gini().orElseThrow()).isEqualTo(.715140, within(5e-7));
        assertThat(concentration.bringing(8000)).hasValue(1133);
        assertThat(concentration.total()).isEqualTo(89_114_079_040L);
        assertThat(concentration.parts(100)).hasSize(100);
    }

    @Test
    void isTheSameInAnyOrderAndUnit() {
        long[] amounts = {5, 0, 12, 7, 7, 1};
        Concentration one = Concentration.of(amounts);
        Concentration other = Concentration.of(new long[] {7000, 12000, 1000, 0, 7000, 5000});

        assertThat(one.gini().orElseThrow()).isEqualTo(other.gini().orElseThrow(), within(1e-15));
        assertThat(one.parts(3).stream().map(Part::share))
                .isEqualTo(other.parts(3).stream().map(Part::share).toList());
        assertThat(one.gini().orElseThrow()).isEqualTo(byDefinition(amounts), within(1e-15));
    }

    @Test
    void knowsTheEndsOfTheScale() {
        assertThat(Concentration.of(new long[] {4, 4, 4, 4}).gini()).hasValue(0);
        assertThat(Concentration.of(new long[] {0, 0, 0, 9}).gini()).hasValue(0.75);
        assertThat(Concentration.of(new long[] {9}).gini()).hasValue(0);
        assertThat(Concentration.of(new long[] {10, 80, 10}).bringing(8000)).hasValue(1);
        assertThat(Concentration.of(new long[] {10, 79, 11}).bringing(8000)).hasValue(2);
    }

    @Test
    void drawsTheCurveWhereSomeCostMoreThanTheyBring() {
        Concentration concentration = Concentration.of(new long[] {-30, 100, 50, -20});

        assertThat(concentration.gini()).isEmpty();
        assertThat(concentration.curve(4))
                .containsExactly(
                        new Point(0, 0), new Point(1, 100), new Point(2, 150), new Point(3, 130), new Point(4, 100));
        assertThat(concentration.bringing(8000)).hasValue(1);
        assertThat(concentration.parts(2).get(0).share()).hasValue(1.5);
    }

    @Test
    void saysNothingOfAShareOfNothing() {
        for (long[] amounts : new long[][] {{}, {0, 0}, {-5, 5}, {-5, 2}}) {
            Concentration concentration = Concentration.of(amounts);
            assertThat(concentration.gini()).isEmpty();
            assertThat(concentration.bringing(8000)).isEmpty();
            assertThat(concentration.parts(10))
                    .hasSize(10)
                    .allMatch(part -> part.share().isEmpty());
            assertThat(concentration.curve(10)).isNotEmpty();
        }
    }

    private static double byDefinition(long[] amounts) {
        double apart = IntStream.range(0, amounts.length)
                .mapToDouble(i -> Arrays.stream(amounts)
                        .map(other -> Math.abs(other - amounts[i]))
                        .sum())
                .sum();
        return apart / (2.0 * amounts.length * Arrays.stream(amounts).sum());
    }
}
