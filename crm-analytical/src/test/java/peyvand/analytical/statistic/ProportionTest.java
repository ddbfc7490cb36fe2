package peyvand.analytical.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /** R. G. Newcombe, Statistics in Medicine 17, 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void hasTheIntervalsThatWerePublished(double count, double of, double low, double high) {
        Proportion proportion = new Proportion(count, of);

        assertThat(proportion.low()).isEqualTo(low, within(0.00005));
        assertThat(proportion.high()).isEqualTo(high, within(0.00005));
    }

    @Test
    void saysNothingOfNone() {
        Proportion none = new Proportion(0, 0);

        assertThat(none.share()).isNaN();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isEqualTo(1);
    }

    @Test
    void refusesMoreThanAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
    }
}
