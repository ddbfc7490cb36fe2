package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against published figures, and figures that several tools agree about; times in weeks. */
class PurchaseModelTest {

    private static final BetaGeometric BG =
            new BetaGeometric(0.2425945225, 4.4136020190, 0.7929220172, 2.4259067768, Histories.WEEK);
    private static final ModifiedBetaGeometric MBG =
            new ModifiedBetaGeometric(0.5248431591, 6.1830852796, 0.8913593907, 1.6140022402, Histories.WEEK);
    private static final ParetoNbd PARETO =
            new ParetoNbd(0.5532770469, 10.5776834633, 0.6062399891, 11.6687352888, Histories.WEEK);

    @ParameterizedTest
    @CsvSource({
        "2,30.43,38.86, 1.225907,1.558578,.726609, 1.455099,1.850763,.869116",
        "0,0,38.86, .194782,.251667,1, .107059,.136170,.295096",
        "1,1.71,38.86, .203255,.259912,.212232, .170979,.217471,.167871",
        "26,30.86,31, 20.750275,25.759041,.968919, 20.115718,25.456318,.997918",
        "10,20,39, .276719,.347484,.038123, .554936,.705888,.080387",
        "7,38,38.86, 4.689413,5.900502,.901850, 4.898021,6.229869,.988936"
    })
    void foretellsWhatTheReferencesDo(
            int x,
            double recency,
            double age,
            double bg39,
            double bg52,
            double bgStays,
            double pareto39,
            double pareto52,
            double paretoStays) {
        assertThat(BG.expected(39, x, recency, age)).isEqualTo(bg39, within(1e-6));
        assertThat(BG.expected(52, x, recency, age)).isEqualTo(bg52, within(1e-6));
        assertThat(BG.stays(x, recency, age)).isEqualTo(bgStays, within(1e-6));
        assertThat(PARETO.expected(39, x, recency, age)).isEqualTo(pareto39, within(1e-6));
        assertThat(PARETO.expected(52, x, recency, age)).isEqualTo(pareto52, within(1e-6));
        assertThat(PARETO.alive(x, recency, age)).isEqualTo(paretoStays, within(1e-6));
    }

    @Test
    void foretellsWhatTheReferencesDoWhereCustomersMayLeaveAtOnce() {
        assertThat(MBG.expected(39, 2, 30.43, 38.86)).isEqualTo(1.262669, within(1e-6));
        assertThat(MBG.alive(2, 30.43, 38.86)).isEqualTo(0.706126, within(1e-6));
        assertThat(MBG.expected(39, 0, 0, 38.86)).isEqualTo(0.153954, within(1e-6));
        assertThat(MBG.alive(0, 0, 38.86)).isEqualTo(0.389715, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        ".1429,.00781600",
        "1,.05318429",
        "3,.15063084",
        "31.8571,1.04048914",
        "32,1.04373204",
        "39,1.195010",
        "52,1.444012",
        "78,1.85795839"
    })
    void knowsHowOftenNewCustomersBuy(double weeks, double expected) {
        assertThat(BG.expected(weeks)).isEqualTo(expected, within(1e-6));
    }

    @Test
    void foretellsWhatWasPublishedWithRoundedParameters() {
        BetaGeometric rounded = new BetaGeometric(0.243, 4.414, 0.793, 2.426, Histories.WEEK);

        assertThat(rounded.expected(39, 2, 30.43, 38.86)).isEqualTo(1.22602817, within(1e-8));
        assertThat(rounded.stays(2, 30.43, 38.86)).isEqualTo(0.72657857, within(1e-8));
        double[] weeks = {0.1429, 1, 3, 31.8571, 32, 78};
        double[] published = {.0078, .0532, .1506, 1.0405, 1.0437, 1.8576};
        for (int i = 0; i < weeks.length; i++) {
            assertThat(BG.expected(weeks[i])).isEqualTo(published[i], within(5e-4));
        }
    }

    /** Published with parameters found less exactly. */
    @ParameterizedTest
    @CsvSource({"10,.347461,.706229", "15,.042834,.144240", "20,.004159,.022507", "25,.000358,.003093"})
    void expectsTheLessFromFrequentBuyersTheLongerTheyAreSilent(int x, double bg, double pareto) {
        assertThat(BG.expected(52, x, 20, 39)).isEqualTo(bg, within(5e-5));
        assertThat(PARETO.expected(52, x, 20, 39)).isEqualTo(pareto, within(5e-4));
    }

    /** Where two hypergeometric functions of almost equal size are subtracted, nothing may be lost. */
    @Test
    void bearsHeavyBuyersAndLongTimes() {
        ParetoNbd rounded = new ParetoNbd(.55, 10.58, .61, 11.67, Histories.WEEK);

        assertThat(rounded.expected(10, 132, 200, 200)).isEqualTo(6.20605179, within(1e-8));
        assertThat(rounded.expected(10, 133, 200, 200)).isEqualTo(6.25287225, within(1e-8));
        for (PurchaseModel model : List.of(BG, MBG, PARETO)) {
            assertThat(model.expected(52, 5000, 1040, 1040)).isBetween(200.0, 250.0);
            assertThat(model.expected(52, 5000, 100, 1040)).isBetween(0.0, 1e-100);
        }
    }

    /** Published with parameters found less exactly. */
    @Test
    void knowsTheBestCustomerOfCdnow() {
        double yearly = Math.log(1.15) / 52;

        assertThat(PARETO.expected(52, 26, 30.86, 31)).isEqualTo(25.456468, within(2e-4));
        assertThat(PARETO.alive(26, 30.86, 31)).isEqualTo(0.997874, within(5e-5));
        assertThat(BG.expected(52, 26, 30.86, 31)).isEqualTo(25.756586, within(3e-3));
        assertThat(BG.stays(26, 30.86, 31)).isEqualTo(0.968852, within(7e-5));
        assertThat(PARETO.discounted(yearly, 26, 30.86, 31)).isEqualTo(86.28661, within(3e-2));
    }

    /** The closed form, and the sum over all times to come that all models share. */
    @ParameterizedTest
    @CsvSource({"0,0,30", "3,10,30", "26,30.86,31", "0,0,0"})
    void discountsAllThatIsToCome(int x, double recency, double age) {
        for (double rate : new double[] {1e-4, 0.0027, 0.1}) {
            double summed = 0;
            double end = 60 / rate;
            int steps = 200_000;
            double there = 0;
            for (int i = 1; i <= steps; i++) {
                double share = (double) i / steps;
                double next = PARETO.whileThere(end * Math.pow(share, 4), x, age);
                double middle = end * Math.pow(share - 0.5 / steps, 4);
                summed += (next - there) * Math.exp(-rate * middle);
                there = next;
            }
            double expected = summed * PARETO.stays(x, recency, age);
            assertThat(PARETO.discounted(rate, x, recency, age)).isEqualTo(expected, within(1e-6 * expected));
        }
    }

    @Test
    void discountsAlikeByTheClosedFormAndByTheSum() {
        PurchaseModel bg = new BetaGeometric(0.55, 10.58, 0, 1, Histories.WEEK);
        PurchaseModel pareto = new ParetoNbd(0.55, 10.58, 0, 1, Histories.WEEK);

        assertThat(bg.discounted(0.01, 3, 20, 30)).isEqualTo(3.55 / 40.58 / 0.01, within(1e-9));
        assertThat(pareto.discounted(0.01, 3, 20, 30)).isEqualTo(3.55 / 40.58 / 0.01, within(1e-9));
    }

    @Test
    void refusesParametersThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoNbd(0, 1, 1, 1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaGeometric(1, 1, -1, 1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModifiedBetaGeometric(1, Double.NaN, 1, 1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaGeometric(1, 1, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> PARETO.discounted(0, 1, 1, 1));
    }
}
