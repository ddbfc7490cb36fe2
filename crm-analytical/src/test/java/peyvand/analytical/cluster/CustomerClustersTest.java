package peyvand.analytical.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.cluster.ClusterName.Buying;
import peyvand.analytical.cluster.CustomerClusters.Group;
import peyvand.analytical.rfm.OnlineRetail;
import peyvand.analytical.rfm.Rfm;
import peyvand.analytical.statistic.Progress;

class CustomerClustersTest {

    @Test
    void callsGroupsByWhatTheyAre() {
        CustomerClusters clusters = of(retail());

        Group best = clusters.groups().get(0);
        assertThat(best.name()).isEqualTo(new ClusterName(Buying.OFTEN, true, true, 1));
        assertThat(best.monetary()).isBetween(2000.0, 5000.0);
        assertThat(best.recency()).isBetween(5.0, 20.0);
        assertThat(clusters.groups().stream().map(Group::name)).doesNotHaveDuplicates();
        assertThat(clusters.groups().stream().mapToInt(Group::customers).sum()).isEqualTo(4338);
        assertThat(clusters.choice().tried())
                .hasSize(4)
                .allMatch(tried -> tried.criterion().isPresent());
    }

    @Test
    void keepsTheNamesWhateverComesFirst() {
        Rfm rfm = retail();
        Rfm backwards = new Rfm(
                reversed(rfm.recency()),
                reversed(rfm.frequency()),
                IntStream.range(0, rfm.size())
                        .mapToLong(i -> rfm.monetary()[rfm.size() - 1 - i])
                        .toArray());
        CustomerClusters clusters = of(rfm);
        CustomerClusters others = of(backwards);

        assertThat(others.groups().stream().map(Group::name).toList())
                .isEqualTo(clusters.groups().stream().map(Group::name).toList());
        for (int customer = 0; customer < rfm.size(); customer++) {
            assertThat(others.groupOf()[rfm.size() - 1 - customer]).isEqualTo(clusters.groupOf()[customer]);
        }
    }

    @Test
    void groupsOnlyWhoHasBought() {
        Rfm rfm = new Rfm(new int[] {Rfm.NEVER, 2, 3, 400, 390}, new int[] {0, 5, 6, 1, 1}, new long[] {
            -300, 90_000, 80_000, 10, -20
        });
        CustomerClusters clusters = CustomerClusters.of(rfm, 1, 2, 6, KMeans.USUAL, Progress.UNWATCHED)
                .orElseThrow();

        assertThat(clusters.groupOf()[0]).isEqualTo(CustomerClusters.NONE);
        assertThat(clusters.groups()).allMatch(group -> Double.isFinite(group.monetary()));
        assertThat(clusters.groups().get(clusters.groups().size() - 1).name().buying())
                .isEqualTo(Buying.ONCE);
        assertThat(CustomerClusters.of(
                        new Rfm(new int[] {Rfm.NEVER}, new int[1], new long[1]),
                        1,
                        2,
                        6,
                        KMeans.USUAL,
                        Progress.UNWATCHED))
                .isEmpty();
    }

    @Test
    void makesOneGroupOfCustomersThatAreAllAlike() {
        int[] same = new int[50];
        Arrays.fill(same, 4);
        CustomerClusters clusters = of(new Rfm(same, same, new long[50]));

        assertThat(clusters.groups()).hasSize(1);
        assertThat(clusters.groups().get(0).recency()).isCloseTo(4, within(1e-9));
        assertThat(clusters.choice().tried())
                .allMatch(tried -> tried.criterion().isEmpty());
    }

    @Test
    void bearsWithAnything() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            int size = random.nextInt(12);
            int most = 1 + random.nextInt(4);
            Rfm rfm = new Rfm(
                    random.ints(size, 0, 3 * most).toArray(),
                    random.ints(size, 0, most).toArray(),
                    random.longs(size, -most, 1_000_000_000_000_000L).toArray());
            CustomerClusters.of(rfm, 100, 3, 6, new KMeans(2, 50, round), Progress.UNWATCHED)
                    .ifPresent(clusters -> assertThat(clusters.groups())
                            .allMatch(group -> group.customers() > 0 && Double.isFinite(group.frequency())));
        }
    }

    private static CustomerClusters of(Rfm rfm) {
        return CustomerClusters.of(rfm, OnlineRetail.UNIT, 3, 6, KMeans.USUAL, Progress.UNWATCHED)
                .orElseThrow();
    }

    private static Rfm retail() {
        return Rfm.of(OnlineRetail.purchases(), OnlineRetail.AS_OF, Progress.UNWATCHED);
    }

    private static int[] reversed(int[] column) {
        return IntStream.range(0, column.length)
                .map(i -> column[column.length - 1 - i])
                .toArray();
    }
}
