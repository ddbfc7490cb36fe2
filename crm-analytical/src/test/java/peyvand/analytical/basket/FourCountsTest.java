package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FourCountsTest {

    @Test
    void measuresFromWholeNumbers() {
        FourCounts counts = new FourCounts(37, 52, 100, 1000);

        assertThat(counts.support()).isEqualTo(0.037);
        assertThat(counts.confidence()).isEqualTo(37.0 / 52);
        assertThat(counts.lift()).isEqualTo(37.0 / 5.2, within(1e-12));
        assertThat(counts.leverage()).isEqualTo(0.037 - 0.0052, within(1e-15));
        assertThat(counts.conviction()).isEqualTo(0.9 / (1 - 37.0 / 52), within(1e-12));
        assertThat(counts.jaccard()).isEqualTo(37.0 / 115);
        assertThat(counts.cosine()).isEqualTo(37 / Math.sqrt(5200));
    }

    @Test
    void isInfinitelyConvincedWhereARuleNeverFails() {
        assertThat(new FourCounts(5, 5, 9, 10).conviction()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new FourCounts(5, 5, 10, 10).conviction()).isEqualTo(1);
    }

    @Test
    void isConfidentToTheLastBasket() {
        FourCounts counts = new FourCounts(7, 10, 10, 100);

        assertThat(counts.isConfident(7000)).isTrue();
        assertThat(counts.isConfident(7001)).isFalse();
        assertThat(new FourCounts(1_500_000_000, 2_000_000_000, 1_500_000_000, 2_000_000_000).isConfident(7500))
                .isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FourCounts(3, 2, 5, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new FourCounts(1, 8, 8, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new FourCounts(0, 0, 8, 10));
    }
}
