package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peyvand.analytical.lifetime.Fit.Estimate;
import peyvand.analytical.statistic.Progress;

/** Against the references named in the papers, found again by several tools. */
class FitTest {

    private static final Histories SAMPLE = Histories.of(Shops.cdnow(), Shops.CDNOW_CUT, Histories.WEEK);

    @Test
    void findsTheBgNbdOfCdnow() {
        Fit.Found fit = fit(Family.BETA_GEOMETRIC, SAMPLE);

        assertParameters(fit, 1e-7, 0.24259452, 4.41360202, 0.79292202, 2.42590678);
        assertThat(fit.logLikelihood()).isEqualTo(-9582.429207, within(1e-6));
        assertErrors(fit, 0.01255737, 0.37822400, 0.18573377, 0.70541421);
        assertThat(fit.boundaries()).isEmpty();
        assertThat(fit.customers()).isEqualTo(2357);
    }

    @Test
    void findsTheMbgNbdOfCdnow() {
        Fit.Found fit = fit(Family.MODIFIED_BETA_GEOMETRIC, SAMPLE);

        assertParameters(fit, 1e-7, 0.52484316, 6.18308528, 0.89135939, 1.61400224);
        assertThat(fit.logLikelihood()).isEqualTo(-9582.135716, within(1e-6));
    }

    @Test
    void findsTheParetoNbdOfCdnow() {
        Fit.Found fit = fit(Family.PARETO_NBD, SAMPLE);

        assertParameters(fit, 1e-6, 0.55327705, 10.57768346, 0.60623999, 11.66873529);
        assertThat(fit.logLikelihood()).isEqualTo(-9594.976179, within(1e-6));
    }

    @Test
    void findsAllOfCdnow() {
        Histories all = Histories.of(Shops.cdnowMaster(), Shops.CDNOW_CUT, Histories.WEEK);

        assertThat(all.size()).isEqualTo(23_570);
        assertThat(all.groups().size()).isEqualTo(8685);
        assertThat(fit(Family.PARETO_NBD, all).logLikelihood()).isGreaterThanOrEqualTo(-95415.118618);
        assertThat(fit(Family.BETA_GEOMETRIC, all).boundaries()).isEmpty();
    }

    /** As long as so little time has passed, the likeliest is that nobody leaves: a model of leaving has nothing to say. */
    @ParameterizedTest
    @EnumSource(Family.class)
    void saysThatNobodySeemsToLeave(Family family) {
        Histories retail = Histories.of(Shops.retail(), Shops.RETAIL_CUT, Histories.WEEK);
        Fit.Found fit = fit(family, retail);

        assertThat(retail.size()).isEqualTo(3317);
        assertThat(fit.boundaries()).containsExactly(Boundary.NOBODY_LEAVES);
        assertParameters(fit, 1e-6, 0.722644, 9.424541, 0);
        assertThat(fit.logLikelihood()).isEqualTo(-21755.348, within(1e-3));
        assertThat(fit.estimates().get(0).error()).isPresent();
        assertThat(fit.estimates().get(2).error()).isEmpty();
        assertThat(fit.model().stays(0, 0, 30)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void findsTheSameInAnyUnitOfTime(Family family) {
        Fit.Found weeks = fit(family, SAMPLE);
        Fit.Found days = fit(family, SAMPLE.in(1));

        for (int i = 0; i < 4; i++) {
            double factor = family.isTime(i) ? 7 : 1;
            assertThat(days.estimates().get(i).value())
                    .isEqualTo(weeks.estimates().get(i).value() * factor, within(1e-9 * factor));
        }
        assertThat(weeks.logLikelihood() - days.logLikelihood()).isEqualTo(4781.101236, within(1e-6));
        assertThat(days.model().expected(39 * 7, 2, 210, 270))
                .isEqualTo(weeks.model().expected(39, 2, 30, 270 / 7.0), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void findsItsOwnParametersAgain(Family family) {
        Histories made = Simulation.histories(family, 0.8, 6, 0.7, 2.5, 20_000);
        Fit.Found fit = fit(family, made);

        double[] truth = {0.8, 6, 0.7, 2.5};
        for (int i = 0; i < truth.length; i++) {
            Estimate estimate = fit.estimates().get(i);
            assertThat(estimate.value())
                    .isEqualTo(truth[i], within(4 * estimate.error().orElseThrow()));
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void bearsHeavyBuyers(Family family) {
        int size = 200;
        int[] repeats = new int[size];
        int[] recencies = new int[size];
        int[] ages = new int[size];
        for (int i = 0; i < size; i++) {
            ages[i] = 6000;
            repeats[i] = i == 0 ? 5000 : i % 7;
            recencies[i] = i == 0 ? 5999 : repeats[i] * 100;
        }
        Fit.Found fit = fit(family, Histories.of(repeats, recencies, ages, new double[size], 1));

        fit.estimates()
                .forEach(estimate -> assertThat(estimate.value()).isFinite().isPositive());
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.model().expected(365, 5000, 5999, 6000)).isBetween(200.0, 310.0);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void saysWhyThereIsNothingToLearn(Family family) {
        int[] none = {};
        assertThinness(family, Thinness.NO_PURCHASES, none, none, none);
        assertThinness(family, Thinness.FEW_CUSTOMERS, new int[] {3}, new int[] {30}, new int[] {40});
        int[] zero = new int[50];
        int[] ten = new int[50];
        Arrays.fill(ten, 10);
        assertThinness(family, Thinness.NO_TIME, zero, zero, zero);
        assertThinness(family, Thinness.FEW_REPEATERS, zero, zero, ten);
    }

    /** Everybody alike, everybody gone, everybody each day: whatever it is, it ends, and with numbers. */
    @ParameterizedTest
    @EnumSource(Family.class)
    void endsWhateverTheData(Family family) {
        int size = 60;
        int[] one = new int[size];
        int[] ten = new int[size];
        int[] hundred = new int[size];
        Arrays.fill(one, 1);
        Arrays.fill(ten, 10);
        Arrays.fill(hundred, 100);
        assertEnds(family, one, one, one);
        assertEnds(family, ten, ten, ten);
        assertEnds(family, one, ten, hundred);
        assertEnds(family, ten, ten, hundred);
        assertEnds(family, one, one, hundred);
        assertEnds(family, hundred, hundred, hundred);
        assertEnds(family, ten, hundred, hundred);
        int[] mixed = ten.clone();
        Arrays.fill(mixed, 0, 30, 0);
        assertEnds(family, mixed, mixed, hundred);
        assertEnds(family, mixed, mixed, ten);
    }

    private static void assertEnds(Family family, int[] repeats, int[] recencies, int[] ages) {
        Histories histories = Histories.of(repeats, recencies, ages, new double[ages.length], Histories.WEEK);
        Fit fit = family.fit(histories, Progress.UNWATCHED);
        if (fit instanceof Fit.Found found) {
            found.estimates().forEach(estimate -> {
                assertThat(estimate.value()).isFinite();
                estimate.error().ifPresent(error -> assertThat(error).isFinite());
            });
            for (double expected : found.model().expected(histories, 100, Progress.UNWATCHED)) {
                assertThat(expected).isFinite().isNotNegative();
            }
        }
    }

    private static void assertThinness(Family family, Thinness thinness, int[] repeats, int[] recencies, int[] ages) {
        Histories histories = Histories.of(repeats, recencies, ages, new double[ages.length], Histories.WEEK);
        assertThat(((Fit.TooThin) family.fit(histories, Progress.UNWATCHED)).thinness())
                .isEqualTo(thinness);
    }

    @Test
    void stopsWhereItIsNotWantedAnyMore() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> Family.PARETO_NBD.fit(SAMPLE, Progress.UNWATCHED));
        } finally {
            Thread.interrupted();
        }
    }

    static Fit.Found fit(Family family, Histories histories) {
        return (Fit.Found) family.fit(histories, Progress.UNWATCHED);
    }

    static void assertParameters(Fit.Found fit, double tolerance, double... expected) {
        List<Double> found = fit.estimates().stream().map(Estimate::value).toList();
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).as(fit.estimates().toString()).isEqualTo(expected[i], within(tolerance));
        }
    }

    private static void assertErrors(Fit.Found fit, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(fit.estimates().get(i).error().orElseThrow()).isEqualTo(expected[i], within(1e-7));
        }
    }
}
