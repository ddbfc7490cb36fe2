package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignificanceTest {

    @Test
    void tellsWhatFishersLadyKnew() {
        assertThat(Math.exp(Significance.logChance(new FourCounts(4, 4, 4, 8)))).isEqualTo(1.0 / 70, within(1e-15));
        assertThat(Math.exp(Significance.logChance(new FourCounts(3, 4, 4, 8)))).isEqualTo(17.0 / 70, within(1e-15));
    }

    @Test
    void isExactInEveryTableOfUpToTwentyBaskets() {
        for (int baskets = 1; baskets <= 20; baskets++) {
            for (int one = 1; one <= baskets; one++) {
                for (int other = 1; other <= baskets; other++) {
                    for (int both = Math.max(0, one + other - baskets); both <= Math.min(one, other); both++) {
                        double exact = exact(both, one, other, baskets).doubleValue();
                        double chance = Math.exp(Significance.logChance(new FourCounts(both, one, other, baskets)));
                        assertThat(chance).isEqualTo(exact, within(1e-12 * exact));
                    }
                }
            }
        }
    }

    @Test
    void doesNotVanishWhereAChanceIsTooSmallForANumber() {
        double herbs = Significance.logChance(new FourCounts(203, 215, 237, 19_959));
        BigDecimal exact = exact(203, 215, 237, 19_959);
        double log = Math.log(exact.unscaledValue().doubleValue() / Math.pow(10, exact.precision() - 1))
                + (exact.precision() - 1 - exact.scale()) * Math.log(10);
        assertThat(herbs).isEqualTo(log, within(1e-9 * -log));

        double many = Significance.logChance(new FourCounts(400_000, 500_000, 500_000, 1_000_000));
        assertThat(many).isFinite().isLessThan(-100_000);
        assertThat(Significance.logChance(new FourCounts(250_000, 500_000, 500_000, 1_000_000)))
                .isEqualTo(Math.log(0.5), within(0.01));
    }

    @Test
    void correctsAsHolmDoes() {
        double[] corrected = exp(Correction.HOLM.of(log(0.01, 0.04, 0.03, 0.005), 4));

        assertThat(corrected).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(exp(Correction.HOLM.of(log(0.01, 0.04), 1000))).containsExactly(new double[] {1, 1}, within(0.0));
    }

    @Test
    void correctsAsBenjaminiAndHochbergDo() {
        double[] corrected = exp(Correction.BENJAMINI_HOCHBERG.of(log(0.01, 0.04, 0.03, 0.005), 4));

        assertThat(corrected).containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
        assertThat(exp(Correction.BENJAMINI_HOCHBERG.of(log(0.01, 0.04), 4)))
                .containsExactly(new double[] {0.04, 0.08}, within(1e-12));
        assertThat(Correction.BENJAMINI_HOCHBERG.of(new double[0], 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Correction.HOLM.of(new double[2], 1));
    }

    private static BigDecimal exact(int both, int one, int other, int baskets) {
        BigInteger sum = BigInteger.ZERO;
        for (int more = both; more <= Math.min(one, other); more++) {
            sum = sum.add(choose(one, more).multiply(choose(baskets - one, other - more)));
        }
        return new BigDecimal(sum).divide(new BigDecimal(choose(baskets, other)), MathContext.DECIMAL64);
    }

    private static BigInteger choose(int of, int some) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= some; i++) {
            ways = ways.multiply(BigInteger.valueOf(of - some + i)).divide(BigInteger.valueOf(i));
        }
        return some > of ? BigInteger.ZERO : ways;
    }

    private static double[] log(double... chances) {
        return Arrays.stream(chances).map(Math::log).toArray();
    }

    private static double[] exp(double... logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
