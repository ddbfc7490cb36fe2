package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peyvand.analytical.statistic.Progress;

class ProspectsTest {

    private static final Histories SAMPLE = Histories.of(Shops.cdnow(), Shops.CDNOW_CUT, Histories.WEEK);
    private static final GammaGamma SPEND = ((Spend.Found) GammaGamma.fit(SAMPLE, Progress.UNWATCHED)).model();

    /** A month of 4.345 weeks, as the reference has it. */
    @Test
    void valuesCdnowAsTheReferenceDoes() {
        PurchaseModel model = FitTest.fit(Family.BETA_GEOMETRIC, SAMPLE).model();
        Prospects.Money money =
                money(Prospects.of(model, SPEND, SAMPLE, new Horizon(12, 0.01, 7 * 4.345), Progress.UNWATCHED));

        assertThat(Arrays.stream(money.values()).sum()).isEqualTo(71_507.9533, within(0.1));
        assertThat(money.values()[0]).isEqualTo(36.27398, within(1e-4));
        assertThat(money.values()[1]).isEqualTo(4.64094, within(1e-4));
        assertThat(money.values()[2]).isEqualTo(8.34448, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void keepsWithinBounds(Family family) {
        PurchaseModel model = FitTest.fit(family, SAMPLE).model();
        Prospects prospects = Prospects.of(model, SPEND, SAMPLE, Horizon.ofYearly(12, 0.2), Progress.UNWATCHED);
        Prospects longer = Prospects.of(model, SPEND, SAMPLE, Horizon.ofYearly(24, 0.2), Progress.UNWATCHED);
        Prospects.Money money = money(prospects);

        for (int row = 0; row < SAMPLE.size(); row++) {
            assertThat(prospects.purchases()[row]).isBetween(0.0, longer.purchases()[row]);
            assertThat(money.low()[row]).isBetween(0.0, money.high()[row]);
            assertThat(money.high()[row]).isBetween(0.0, money(longer).high()[row]);
            assertThat(money.values()[row]).isBetween(money.spent()[row] / 1.2, money.spent()[row]);
            assertThat(prospects.waits()[row]).isBetween(1, PurchaseModel.LONGEST_WAIT);
        }
        if (prospects.alive() != null) {
            assertThat(Arrays.stream(prospects.alive()).allMatch(p -> p >= 0 && p <= 1))
                    .isTrue();
        }
        assertThat(prospects.alive() == null).isEqualTo(family == Family.BETA_GEOMETRIC);
    }

    @Test
    void fallsSilentSlowly() {
        ParetoNbd model = new ParetoNbd(0.55, 10.6, 0.6, 11.7, 7);
        double before = 1;
        for (int silence = 0; silence < 500; silence += 10) {
            double alive = model.alive(5, 20, 20 + silence);
            assertThat(alive).isLessThanOrEqualTo(before);
            before = alive;
        }
        assertThat(before).isLessThan(1e-3);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void countsWithTheProbabilitiesThatBelongToTheMean(Family family) {
        PurchaseModel model = FitTest.fit(family, SAMPLE).model();
        int[][] customers = {{0, 0}, {0, 200}, {3, 250}, {40, 260}};
        for (int[] customer : customers) {
            for (double weeks : new double[] {1, 52, 500}) {
                Counts counts = model.counts(weeks, customer[0], customer[1] / 7.0);
                double mean = 0;
                double sum = 0;
                for (int i = 0; i < counts.shares().length; i++) {
                    mean += counts.shares()[i] * counts.numbers()[i];
                    sum += counts.shares()[i];
                }
                double expected = model.whileThere(weeks, customer[0], customer[1] / 7.0);
                assertThat(sum).isEqualTo(1, within(1e-12));
                assertThat(mean).as(family + " " + weeks).isEqualTo(expected, within(2e-3 * expected));
            }
        }
    }

    /** As often as customers made by the model spend that much. */
    @Test
    void boundsWhatIsSpentBySimulation() {
        ModifiedBetaGeometric model = new ModifiedBetaGeometric(2, 6, 0.9, 3, 7);
        int repeats = 4;
        double age = 20;
        Quantiles quantiles = new Quantiles(SPEND, model.counts(30, repeats, age), 0.8, repeats);
        Random random = new Random(5);
        RandomDataGenerator data = new RandomDataGenerator(5);
        int size = 100_000;
        double[] spent = new double[size];
        for (int i = 0; i < size; i++) {
            double rate = data.nextGamma(2 + repeats, 1 / (6 + age));
            double leaving = data.nextBeta(0.9, 3 + repeats + 1);
            double inverse = data.nextGamma(SPEND.p() * repeats + SPEND.q(), 1);
            double time = 0;
            boolean there = random.nextDouble() < 0.8;
            while (there) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                if (time > 30) {
                    break;
                }
                spent[i] += data.nextGamma(SPEND.p(), 1) / inverse;
                there = random.nextDouble() >= leaving;
            }
        }
        Arrays.sort(spent);
        for (double level : new double[] {0.3, 0.5, 0.8, 0.9, 0.97}) {
            double bound = quantiles.at(level);
            int below = Arrays.binarySearch(spent, bound);
            assertThat((below < 0 ? -below - 1 : below) / (double) size).isEqualTo(level, within(0.012));
        }
    }

    /** What one purchase comes to, beside the incomplete beta function that its distribution is. */
    @Test
    void approximatesTheDistributionOfSpending() {
        Counts once = new Counts(new double[] {0, 1}, new double[] {0, 1});
        for (double p : new double[] {0.7, 2, 6}) {
            for (double q : new double[] {1.1, 2, 4}) {
                Quantiles quantiles = new Quantiles(new GammaGamma(p, q, 1), once, 1, 0);
                for (double amount = 0.05; amount < 50; amount *= 1.7) {
                    double exact = Beta.regularizedBeta(1 / (1 + amount), q, p);
                    assertThat(quantiles.above(Math.cbrt(amount)))
                            .as(p + " " + q)
                            .isEqualTo(exact, within(0.012));
                }
            }
        }
    }

    @Test
    void doesNotMindTheCurrency() {
        PurchaseModel model = FitTest.fit(Family.PARETO_NBD, SAMPLE).model();
        GammaGamma rials = new GammaGamma(SPEND.p(), SPEND.q(), SPEND.v() * 1e6);
        Purchases shop = Shops.cdnow();
        int[] who = new int[shop.size()];
        int[] days = new int[shop.size()];
        double[] amounts = new double[shop.size()];
        for (int customer = 0; customer < shop.customers(); customer++) {
            for (int entry = shop.begin(customer); entry < shop.end(customer); entry++) {
                who[entry] = customer;
                days[entry] = shop.day(entry);
                amounts[entry] = shop.amount(entry) * 1e6;
            }
        }
        Histories inRials = Histories.of(Purchases.of(who, days, amounts), Shops.CDNOW_CUT, Histories.WEEK);
        Horizon horizon = Horizon.ofYearly(12, 0.1);
        double[] high = money(Prospects.of(model, SPEND, SAMPLE, horizon, Progress.UNWATCHED))
                .high();
        double[] rialHigh = money(Prospects.of(model, rials, inRials, horizon, Progress.UNWATCHED))
                .high();

        for (int row = 0; row < high.length; row++) {
            assertThat(rialHigh[row]).isEqualTo(high[row] * 1e6, within(1e-3 * high[row] * 1e6 + 1e-9));
        }
    }

    @Test
    void expectsTheNextPurchaseSoonOfWhoBuysOften() {
        ParetoNbd model = new ParetoNbd(0.55, 10.6, 0.6, 11.7, 7);
        int[] repeats = {20, 1, 0};
        int[] recencies = {140, 70, 0};
        int[] ages = {150, 150, 150};
        int[] waits = model.medianWaits(Histories.of(repeats, recencies, ages, new double[3], 7));

        double rate = 10.6 + 150 / 7.0;
        assertThat(waits[0]).isEqualTo((int) Math.ceil(7 * rate * (Math.pow(2, 1 / 20.55) - 1)));
        assertThat(waits).isSorted();
    }

    private static Prospects.Money money(Prospects prospects) {
        return Objects.requireNonNull(prospects.money());
    }
}
