package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void countsPairsInTheRightOrderAndTiesHalf() {
        double[] scores = {0.1, 0.4, 0.4, 0.8};
        assertThat(Ranking.auc(scores, new boolean[] {false, false, true, true}))
                .isEqualTo(3.5 / 4);
        assertThat(Ranking.auc(scores, new boolean[] {true, true, false, false}))
                .isEqualTo(0.5 / 4);
        assertThat(Ranking.auc(scores, new boolean[4])).isNull();
        assertThat(Ranking.auc(scores, new boolean[] {true, true, true, true})).isNull();
        assertThat(Ranking.auc(new double[0], new boolean[0])).isNull();
    }

    @Test
    void sharesWhatStandsOnTheBorder() {
        double[] amounts = {5, 1, 3, 1};
        assertThat(Ranking.share(new double[] {4, 3, 2, 1}, amounts, 0.5)).isEqualTo(0.6);
        assertThat(Ranking.share(new double[] {1, 1, 1, 1}, amounts, 0.1)).isEqualTo(0.1, within(1e-12));
        assertThat(Ranking.share(new double[] {4, 3, 3, 1}, amounts, 0.5)).isEqualTo(0.7);
        assertThat(Ranking.share(new double[] {4, 3}, new double[2], 0.5)).isNull();
        assertThat(Ranking.share(new double[0], new double[0], 0.5)).isNull();
    }
}
