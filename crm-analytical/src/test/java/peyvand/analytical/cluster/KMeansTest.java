package peyvand.analytical.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.analytical.rfm.OnlineRetail;
import peyvand.analytical.rfm.Rfm;
import peyvand.analytical.statistic.Progress;

class KMeansTest {

    /**
     * Of five groups the reference has 3268.038434: it stopped where the centres moved but little any more, with a dozen
     * customers not yet in the nearest group.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 4856.322467, '1875 1701 762'",
        "4, 3924.378678, '1575 1161 877 725'",
        "5, 3268.000511, '1145 1010 964 875 344'"
    })
    void findsTheGroupsThatAreKnown(int count, double inertia, String sizes) {
        Clustering clustering = KMeans.USUAL.fit(retail(), count, Progress.UNWATCHED);

        assertThat(clustering.inertia()).isEqualTo(inertia, within(1e-6));
        assertThat(Arrays.stream(clustering.sizes()).sorted().boxed().toList())
                .isEqualTo(Arrays.stream(sizes.split(" "))
                        .map(Integer::valueOf)
                        .sorted()
                        .toList());
        assertThat(clustering.settled()).isTrue();
    }

    @Test
    void leavesEachPointWithTheNearestCentreAndEachCentreInTheMiddle() {
        Points points = cloud(40_000, 3, 9);
        Clustering clustering = new KMeans(2, 1000, 4).fit(points, 6, Progress.UNWATCHED);

        assertThat(clustering.settled()).isTrue();
        double[][] sums = new double[6][3];
        double inertia = 0;
        for (int point = 0; point < points.size(); point++) {
            double[] squares = new double[6];
            for (int group = 0; group < 6; group++) {
                squares[group] = points.squareTo(point, clustering.centres()[group], 0);
            }
            double nearest = Arrays.stream(squares).min().orElseThrow();
            assertThat(squares[clustering.groups()[point]]).isEqualTo(nearest, within(1e-9));
            inertia += nearest;
            for (int i = 0; i < 3; i++) {
                sums[clustering.groups()[point]][i] += points.values()[point * 3 + i];
            }
        }
        assertThat(clustering.inertia()).isEqualTo(inertia, within(1e-6));
        for (int group = 0; group < 6; group++) {
            for (int i = 0; i < 3; i++) {
                assertThat(clustering.centres()[group][i])
                        .isEqualTo(sums[group][i] / clustering.sizes()[group], within(1e-9));
            }
        }
    }

    @Test
    void saysTheSameWithAnyNumberOfThreads() throws Exception {
        Points points = cloud(100_000, 4, 2);
        Clustering alone = in(1, points);
        Clustering together = in(3, points);

        assertThat(together).usingRecursiveComparison().isEqualTo(alone);
    }

    @Test
    void findsFewerGroupsAmongFewerDifferentPoints() {
        Points same = new Points(new double[200], 2);
        Points two = new Points(new double[] {1, 1, 5, 1, 5}, 1);

        assertThat(KMeans.USUAL.fit(same, 5, Progress.UNWATCHED).sizes()).containsExactly(100);
        assertThat(KMeans.USUAL.fit(two, 5, Progress.UNWATCHED).sizes()).containsExactlyInAnyOrder(3, 2);
        assertThat(KMeans.USUAL.fit(two, 1, Progress.UNWATCHED).centres()[0]).containsExactly(2.6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeans.USUAL.fit(new Points(new double[0], 2), 2, Progress.UNWATCHED));
    }

    @Test
    void leavesNoGroupEmpty() {
        Points points = cloud(500, 2, 8);
        double[][] farOff = {{0, 0}, {1e6, 1e6}, {-1e6, 0}, {1e6, 1e6}};
        Clustering clustering = KMeans.USUAL.improve(points, farOff, Progress.UNWATCHED);

        assertThat(clustering.sizes()).doesNotContain(0);
        assertThat(clustering.settled()).isTrue();
        assertThat(Arrays.stream(clustering.sizes()).sum()).isEqualTo(500);
    }

    @Test
    void stopsWhereItIsToldTo() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> KMeans.USUAL.fit(cloud(1000, 2, 1), 4, share -> {
                    if (share > 0.3) {
                        throw new CancellationException();
                    }
                }));
    }

    @Test
    void countsGroupsThatLieApart() {
        Random random = new Random(12);
        double[] values = new double[4 * 300 * 2];
        for (int i = 0; i < values.length; i += 2) {
            values[i] = (i / 2 % 4 < 2 ? 0 : 20) + random.nextGaussian();
            values[i + 1] = (i / 2 % 2 == 0 ? 0 : 20) + random.nextGaussian();
        }
        GroupCount count = GroupCount.choose(new Points(values, 2), 2, 8, KMeans.USUAL, Progress.UNWATCHED);

        assertThat(count.best().sizes()).containsExactly(300, 300, 300, 300);
        assertThat(count.tried()).hasSize(7);
    }

    private static Clustering in(int threads, Points points) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> new KMeans(2, 30, 7).fit(points, 5, Progress.UNWATCHED))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    private static Points cloud(int size, int dimensions, long seed) {
        Random random = new Random(seed);
        return new Points(
                random.doubles((long) size * dimensions)
                        .map(value -> value * value)
                        .toArray(),
                dimensions);
    }

    private static Points retail() {
        Rfm rfm = Rfm.of(OnlineRetail.purchases(), OnlineRetail.AS_OF, Progress.UNWATCHED);
        return Standard.of(
                        Arrays.stream(rfm.recency()).mapToDouble(Math::log1p).toArray(),
                        Arrays.stream(rfm.frequency()).mapToDouble(Math::log1p).toArray(),
                        Arrays.stream(rfm.monetary())
                                .mapToDouble(sum -> Math.log1p(sum / (double) OnlineRetail.UNIT))
                                .toArray())
                .points();
    }
}
