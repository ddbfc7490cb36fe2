package peyvand.analytical.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioTest {

    /** 30 of 100 beside 15 of 100: ln(30.5/15.5) = 0.67692, standard error sqrt(1/30.5 - 1/100.5 + 1/15.5 - 1/100.5) = 0.27832. */
    @Test
    void hasTheIntervalOfItsLogarithm() {
        Ratio ratio = new Ratio(new Proportion(30, 100), new Proportion(15, 100));
        assertThat(ratio.ratio()).isCloseTo(30.5 / 15.5, within(1e-12));
        double error = Math.sqrt(1 / 30.5 - 1 / 100.5 + 1 / 15.5 - 1 / 100.5);
        assertThat(Math.log(ratio.low())).isCloseTo(Math.log(30.5 / 15.5) - 1.959963984540054 * error, within(1e-12));
        assertThat(ratio.low()).isCloseTo(1.14, within(0.01));
        assertThat(ratio.high()).isCloseTo(3.40, within(0.01));
    }

    @Test
    void saysSomethingOfNone() {
        Ratio ratio = new Ratio(new Proportion(5, 10), new Proportion(0, 10));
        assertThat(ratio.low()).isPositive();
        assertThat(ratio.high()).isFinite().isGreaterThan(ratio.ratio());
    }
}
