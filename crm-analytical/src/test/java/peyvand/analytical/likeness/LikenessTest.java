package peyvand.analytical.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final Feature FOOD = new Feature(Known.SECTOR, "Food");
    private static final Feature RETAIL = new Feature(Known.SECTOR, "Retail");
    private static final Feature WEB = new Feature(Known.SOURCE, "Web");

    /** Three of four members are in food, one of four others: ln((3 + 1) / (4 + 2)) - ln((1 + 1) / (4 + 2)) = ln 2. */
    @Test
    void speaksByHowManyTimesAsUsualAFactIs() {
        Likeness likeness = learned();
        Likeness.Scorer scorer = likeness.scorer();
        assertThat(scorer.score(List.of(FOOD))).isCloseTo(Math.log(2), within(1e-12));
        assertThat(scorer.score(List.of(RETAIL))).isCloseTo(-Math.log(2), within(1e-12));
        assertThat(scorer.score(List.of())).isZero();
        assertThat(scorer.score(List.of(WEB))).isZero();
        assertThat(scorer.reasons(List.of(RETAIL, FOOD, WEB), 2))
                .extracting(Likeness.Reason::feature)
                .containsExactly(FOOD);
    }

    /** Without fold 0, which holds one member and one other, both in food: ln(3 / 5) - ln(1 / 5) = ln 3. */
    @Test
    void forgetsAFold() {
        assertThat(learned().without(0).score(List.of(FOOD))).isCloseTo(Math.log(3), within(1e-12));
        assertThat(learned().without(4).score(List.of(FOOD))).isCloseTo(Math.log(2), within(1e-12));
    }

    private static Likeness learned() {
        Likeness likeness = new Likeness();
        likeness.learn(0, List.of(FOOD), true);
        likeness.learn(1, List.of(FOOD), true);
        likeness.learn(2, List.of(FOOD), true);
        likeness.learn(1, List.of(RETAIL), true);
        likeness.learn(0, List.of(FOOD), false);
        likeness.learn(1, List.of(RETAIL), false);
        likeness.learn(2, List.of(RETAIL), false);
        likeness.learn(3, List.of(RETAIL), false);
        return likeness;
    }

    /** Of four pairs three are right and one is a tie. */
    @Test
    void isMeasuredByPairs() {
        Discrimination told = Discrimination.of(new double[] {3, 2}, new double[] {1, 2});
        assertThat(told.auc()).isEqualTo(0.875);
        assertThat(told.low()).isCloseTo(0.875 - 1.959964 * 0.20771, within(1e-4));
        assertThat(told.high()).isEqualTo(1);
        assertThat(told.betterThanLuck()).isFalse();
        Discrimination alike = Discrimination.of(new double[60], new double[60]);
        assertThat(alike.auc()).isEqualTo(0.5);
        assertThat(alike.betterThanLuck()).isFalse();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Discrimination.of(new double[0], new double[] {1}));
    }
}
