package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GeometricsTest {

    @Test
    void reckonsTheSameByTheSeriesAndByTheSum() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            double shape = Math.exp(random.nextGaussian());
            double ratio = Math.exp(random.nextGaussian());
            double a = Math.exp(random.nextGaussian() * 2);
            double b = Math.exp(random.nextGaussian() * 2);
            double series = Geometrics.series(shape, ratio, ratio / (1 + ratio), a, b);
            double sum = Geometrics.sum(shape, ratio, a, b);
            if (series > 0) {
                assertThat(series).as(shape + " " + ratio + " " + a + " " + b).isEqualTo(sum, within(1e-9 * sum));
            }
        }
    }

    @Test
    void hasNoGapWhereTheFormulaHasOne() {
        double before = Geometrics.purchases(2, 1.5, 1 - 1e-9, 3);
        double at = Geometrics.purchases(2, 1.5, 1, 3);
        double after = Geometrics.purchases(2, 1.5, 1 + 1e-9, 3);

        assertThat(before).isGreaterThan(at);
        assertThat(at).isGreaterThan(after);
        assertThat(at).isEqualTo((before + after) / 2, within(1e-9));
    }

    @Test
    void comesToTheLimitsWhereItShould() {
        assertThat(Geometrics.purchases(2, 1.5, 1e-9, 3)).isEqualTo(3, within(1e-6));
        assertThat(Geometrics.purchases(2, 1.5, 1e-9, 1e6)).isEqualTo(3, within(1e-6));
        assertThat(Geometrics.purchases(2, 1.5, 1e6, 3)).isEqualTo(1 - Math.pow(2.5, -2), within(1e-5));
        double half = (1 - Math.pow(1.75, -2)) / 0.5;
        assertThat(Geometrics.purchases(2, 1.5, 1e6, 1e6)).isEqualTo(half, within(1e-5));
        assertThat(Geometrics.purchases(1e6, 1.5e-6, 2, 3))
                .isEqualTo(Geometrics.purchases(1e4, 1.5e-4, 2, 3), within(1e-3));
    }

    @Test
    void growsWithTimeAndNeverFasterThanIfNobodyLeft() {
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            double shape = Math.exp(random.nextGaussian() * 2);
            double a = Math.exp(random.nextGaussian() * 3);
            double b = Math.exp(random.nextGaussian() * 3);
            double before = 0;
            for (double ratio = 1e-6; ratio < 1e7; ratio *= 10) {
                double now = Geometrics.purchases(shape, ratio, a, b);
                assertThat(now)
                        .as(shape + " " + ratio + " " + a + " " + b)
                        .isBetween(before * (1 - 1e-12), shape * ratio * (1 + 1e-9));
                before = now;
            }
        }
    }
}
