package peyvand.analytical.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnusualCountTest {

    private static final int[] STEADY = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100};

    @Test
    void bindsASteadyCountAsTheFormulaDoesByHand() {
        UnusualCount found = UnusualCount.of(STEADY, 120).orElseThrow();
        assertThat(found.usual()).isEqualTo(100);
        // φ = 1, var μ̂ = 100/12: 100·(1 + ⅔·2.5758·√(100 + 8.333)/100)^1.5
        assertThat(found.bound()).isCloseTo(127.98, within(0.02));
        assertThat(found.isAbove()).isFalse();
        assertThat(UnusualCount.of(STEADY, 129).orElseThrow().isAbove()).isTrue();
    }

    @Test
    void allowsMoreWhereCountsHaveAlwaysChangedMuch() {
        int[] wild = {60, 140, 70, 150, 50, 130, 60, 140, 80, 120, 50, 150};
        assertThat(UnusualCount.of(wild, 150).orElseThrow().isAbove()).isFalse();
        assertThat(UnusualCount.of(wild, 400).orElseThrow().isAbove()).isTrue();
    }

    @Test
    void isNotAlarmedByGrowthThatGoesOn() {
        int[] growing = {100, 110, 121, 133, 146, 161, 177, 195, 214, 236, 259, 285};
        UnusualCount next = UnusualCount.of(growing, 314).orElseThrow();
        assertThat(next.usual()).isCloseTo(314, within(3.0));
        assertThat(next.isAbove()).isFalse();
        assertThat(UnusualCount.of(growing, 400).orElseThrow().isAbove()).isTrue();
    }

    @Test
    void saysNothingOfTooLittle() {
        assertThat(UnusualCount.of(new int[] {0, 0, 0, 0, 0, 3, 4, 5, 4, 3, 4, 5}, 40))
                .isEmpty();
        assertThat(UnusualCount.of(new int[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 4))
                .isEmpty();
        assertThat(UnusualCount.of(new int[12], 40)).isEmpty();
        assertThat(UnusualCount.of(new int[0], 40)).isEmpty();
    }

    @Test
    void hasABoundWhateverTheCountsAre() {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            int most = 1 + random.nextInt(1_000);
            int[] before = random.ints(12, 0, most).toArray();
            UnusualCount.of(before, 5 + random.nextInt(1_000))
                    .ifPresent(found -> assertThat(found.bound())
                            .as(Arrays.toString(before))
                            .isFinite()
                            .isGreaterThan(found.usual())
                            .isPositive());
        }
    }

    /** One in two hundred, and some more where counts are few. */
    @Test
    void seldomAlarmsWhereNothingIsTheMatter() {
        Random random = new Random(7);
        for (double mean : new double[] {5, 30, 300}) {
            int alarms = 0;
            for (int round = 0; round < 4_000; round++) {
                int[] before = new int[12];
                Arrays.setAll(before, i -> poisson(mean, random));
                alarms += UnusualCount.of(before, poisson(mean, random))
                                .filter(UnusualCount::isAbove)
                                .isPresent()
                        ? 1
                        : 0;
            }
            assertThat(alarms / 4_000.0).as("mean %s", mean).isLessThan(0.025);
        }
    }

    private static int poisson(double mean, Random random) {
        int count = 0;
        for (double time = -Math.log(1 - random.nextDouble()); time < mean; count++) {
            time -= Math.log(1 - random.nextDouble());
        }
        return count;
    }
}
