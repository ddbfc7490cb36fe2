package peyvand.analytical.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.statistic.Progress;

class RfmScoresTest {

    @Test
    void scoresTheWholesalersCustomersSoThatEqualOnesShare() {
        RfmScores scores = retail();

        assertThat(sizes(scores.recency())).containsExactly(869, 889, 866, 888, 826);
        assertThat(sizes(scores.frequency())).containsExactly(1493, 835, 508, 802, 700);
        assertThat(sizes(scores.monetary())).containsExactly(868, 868, 867, 868, 867);
        int[][][] cells = scores.cells();
        assertThat(Arrays.stream(cells)
                        .flatMap(Arrays::stream)
                        .flatMapToInt(Arrays::stream)
                        .filter(size -> size > 0))
                .hasSize(113);
        assertThat(cells[4][4][4]).isEqualTo(314);
        assertThat(cells[0][0][0]).isEqualTo(334);
    }

    @Test
    void scoresOneLaterAsAmongAllTheOthers() {
        Rfm rfm = Rfm.of(OnlineRetail.purchases(), OnlineRetail.AS_OF, Progress.UNWATCHED);
        RfmScores scores = retail();

        for (int customer = 0; customer < rfm.size(); customer++) {
            assertThat(scores.byRecency().score(rfm.recency()[customer])).isEqualTo(scores.recency()[customer]);
            assertThat(scores.byFrequency().score(rfm.frequency()[customer])).isEqualTo(scores.frequency()[customer]);
            assertThat(scores.byMonetary().score(rfm.monetary()[customer])).isEqualTo(scores.monetary()[customer]);
        }
        assertThat(scores.byRecency().score(0)).isEqualTo(5);
        assertThat(scores.byRecency().score(10_000)).isEqualTo(1);
        assertThat(scores.byMonetary().score(Long.MAX_VALUE)).isEqualTo(5);
    }

    @Test
    void givesNoScoreToWhoeverHasNotBought() {
        Rfm rfm = new Rfm(new int[] {Rfm.NEVER, 3}, new int[] {0, 1}, new long[] {-5, 10});
        RfmScores scores = RfmScores.of(rfm, Progress.UNWATCHED).orElseThrow();

        assertThat(scores.buyers()).isEqualTo(1);
        assertThat(scores.monetary()).containsExactly(0, 1);
        assertThat(scores.segment(0)).isEmpty();
        assertThat(scores.segment(1)).contains(RfmSegment.LOST);
        assertThat(RfmScores.of(new Rfm(new int[] {Rfm.NEVER}, new int[1], new long[1]), Progress.UNWATCHED))
                .isEmpty();
    }

    @Test
    void putsEachOfTheCellsIntoOneGroup() {
        Set<RfmSegment> found = EnumSet.noneOf(RfmSegment.class);
        for (int cell = 0; cell < 125; cell++) {
            found.add(RfmSegment.of(cell / 25 + 1, cell / 5 % 5 + 1, cell % 5 + 1));
        }

        assertThat(found).containsExactly(RfmSegment.values());
        assertThat(RfmSegment.of(5, 5, 5)).isEqualTo(RfmSegment.CHAMPION);
        assertThat(RfmSegment.of(1, 5, 5)).isEqualTo(RfmSegment.CANNOT_LOSE);
        assertThat(RfmSegment.of(5, 1, 1)).isEqualTo(RfmSegment.NEW);
        assertThat(RfmSegment.of(3, 2, 3)).isEqualTo(RfmSegment.NEEDING_ATTENTION);
        assertThat(RfmSegment.of(1, 1, 1)).isEqualTo(RfmSegment.LOST);
    }

    @Test
    void countsEachCustomerInOneCell() {
        RfmScores scores = retail();

        assertThat(Arrays.stream(scores.cells())
                        .flatMap(Arrays::stream)
                        .flatMapToInt(Arrays::stream)
                        .sum())
                .isEqualTo(scores.buyers());
        assertThat(IntStream.range(0, scores.recency().length)
                        .mapToObj(scores::segment)
                        .flatMap(segment -> Stream.ofNullable(segment.orElse(null))))
                .hasSize(scores.buyers());
    }

    private static RfmScores retail() {
        return RfmScores.of(
                        Rfm.of(OnlineRetail.purchases(), OnlineRetail.AS_OF, Progress.UNWATCHED), Progress.UNWATCHED)
                .orElseThrow();
    }

    private static int[] sizes(byte[] scores) {
        int[] sizes = new int[5];
        for (byte score : scores) {
            sizes[score - 1]++;
        }
        return sizes;
    }
}
