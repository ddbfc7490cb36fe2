package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.statistic.Progress;

class GammaGammaTest {

    private static final Histories SAMPLE = Histories.of(Shops.cdnow(), Shops.CDNOW_CUT, Histories.WEEK);

    @Test
    void findsTheSpendingOfCdnow() {
        Spend.Found fit = (Spend.Found) GammaGamma.fit(SAMPLE, Progress.UNWATCHED);

        assertThat(fit.model().p()).isEqualTo(6.24957227, within(1e-6));
        assertThat(fit.model().q()).isEqualTo(3.74422467, within(1e-6));
        assertThat(fit.model().v()).isEqualTo(15.44352096, within(1e-5));
        assertThat(fit.logLikelihood()).isEqualTo(-4055.917695, within(1e-6));
        assertThat(fit.customers()).isEqualTo(946);
        assertThat(fit.model().mean()).isEqualTo(35.170371, within(1e-5));
        assertThat(fit.mean()).isEqualTo(35.077848, within(1e-6));
        assertThat(fit.independence().correlation()).isEqualTo(0.113888, within(1e-6));
        assertThat(fit.boundaries()).isEmpty();
    }

    @Test
    void drawsTheMeanOfWhoBoughtSeldomToThatOfAll() {
        GammaGamma model = new GammaGamma(6.24957227, 3.74422467, 15.44352096);

        assertThat(model.mean(2, 22.35)).isEqualTo(24.658019, within(1e-5));
        assertThat(model.mean(0, 0)).isEqualTo(35.170371, within(1e-5));
        assertThat(model.mean(1, 11.77)).isEqualTo(18.910018, within(1e-5));
        assertThat(model.mean(26, 39.97)).isEqualTo(39.890285, within(1e-3));
    }

    @Test
    void findsTheSameInAnyCurrency() {
        Spend.Found dollars = (Spend.Found) GammaGamma.fit(SAMPLE, Progress.UNWATCHED);
        Spend.Found rials = fit(row -> SAMPLE.mean(row) * 1_000_000);

        assertThat(rials.model().p()).isEqualTo(dollars.model().p(), within(1e-9));
        assertThat(rials.model().q()).isEqualTo(dollars.model().q(), within(1e-9));
        assertThat(rials.model().v()).isEqualTo(dollars.model().v() * 1e6, within(1e-2));
        assertThat(rials.model().mean()).isEqualTo(dollars.model().mean() * 1e6, within(1e-2));
    }

    @Test
    void leavesOutAndCountsWhoGaveEverythingBack() {
        Spend.Found fit = fit(row -> row % 3 == 0 ? -SAMPLE.mean(row) : SAMPLE.mean(row));

        assertThat(fit.excluded()).isBetween(300L, 330L);
        assertThat(fit.customers() + fit.excluded()).isEqualTo(946);
        assertThat(fit.model().mean(3, -50)).isPositive();
    }

    @Test
    void keepsTheMeanWhereSingleCustomersOutweighAllOthers() {
        Spend.Found fit = fit(row -> Math.exp(15 * Math.tan(1.5 * Math.sin(row))));

        assertThat(fit.boundaries()).contains(Spend.Boundary.NO_MEAN);
        assertThat(fit.model().q()).isGreaterThan(1);
        assertThat(fit.model().mean()).isPositive().isFinite();
    }

    @Test
    void endsWhateverTheData() {
        assertThat(fit(row -> 7).boundaries()).isNotEmpty();
        assertThat(fit(row -> 7).model().mean(1, 7)).isEqualTo(7, within(1e-3));
        assertThat(fit(row -> 7).independence().correlation()).isNull();
        assertThat(fit(row -> 1e-12 * (1 + row % 2)).model().mean()).isEqualTo(1.5e-12, within(1e-13));
        assertThat(fit(row -> 1e12 * (1 + row % 5)).model().mean()).isPositive().isFinite();
        int[] none = {};
        Histories empty = Histories.of(none, none, none, new double[0], 7);
        assertThat(GammaGamma.fit(empty, Progress.UNWATCHED))
                .isEqualTo(new Spend.TooThin(Thinness.FEW_REPEATERS, 0, 0));
        Histories one = Histories.of(new int[] {3}, new int[] {9}, new int[] {9}, new double[] {5}, 7);
        assertThat(GammaGamma.fit(one, Progress.UNWATCHED)).isEqualTo(new Spend.TooThin(Thinness.FEW_REPEATERS, 1, 0));
    }

    private static Spend.Found fit(IntToDoubleFunction mean) {
        int size = SAMPLE.size();
        Histories histories = Histories.of(
                IntStream.range(0, size).map(SAMPLE::repeats).toArray(),
                IntStream.range(0, size).map(SAMPLE::recency).toArray(),
                IntStream.range(0, size).map(SAMPLE::age).toArray(),
                IntStream.range(0, size).mapToDouble(mean).toArray(),
                7);
        return (Spend.Found) GammaGamma.fit(histories, Progress.UNWATCHED);
    }
}
