package peyvand.analytical.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

    private final LifeCycle cycle = new LifeCycle(30, 4, 2, 4);

    @Test
    void leavesWhoNeverBoughtAProspect() {
        assertThat(life(100)).containsExactly("PROSPECT");
    }

    @Test
    void goesFromFirstToRepeatToLoyal() {
        assertThat(life(40, 0, 10, 20, 30)).containsExactly("0 FIRST", "10 REPEAT", "30 LOYAL", "LOYAL");
    }

    /** Of one who bought once, thirty days are usual: at risk after sixty, lost after a hundred and twenty. */
    @Test
    void putsAtRiskAndLosesWhoIsSilent() {
        assertThat(life(59, 0)).containsExactly("0 FIRST", "FIRST");
        assertThat(life(60, 0)).containsExactly("0 FIRST", "60 AT_RISK", "AT_RISK");
        assertThat(life(119, 0)).containsExactly("0 FIRST", "60 AT_RISK", "AT_RISK");
        assertThat(life(120, 0)).containsExactly("0 FIRST", "60 AT_RISK", "120 LOST", "LOST");
    }

    /** Four purchases in thirty days and the typical gap: (30 + 30) / 4 = 15 days are usual. */
    @Test
    void measuresSilenceByWhatIsUsualForThatCustomer() {
        assertThat(life(100, 0, 10, 20, 30))
                .containsExactly("0 FIRST", "10 REPEAT", "30 LOYAL", "60 AT_RISK", "90 LOST", "LOST");
    }

    @Test
    void winsBackWhoWasLostAndCountsThemAsBeforeWhenTheyBuyOnceMore() {
        assertThat(life(210, 0, 200, 205))
                .containsExactly("0 FIRST", "60 AT_RISK", "120 LOST", "200 WON_BACK", "205 REPEAT", "REPEAT");
    }

    @Test
    void takesWhoIsAtRiskAndBuysForWhatTheyWere() {
        assertThat(life(100, 0, 70)).containsExactly("0 FIRST", "60 AT_RISK", "70 REPEAT", "REPEAT");
    }

    @Test
    void countsDaysAndNotOrders() {
        assertThat(life(1, 0, 0, 0, 0)).containsExactly("0 FIRST", "FIRST");
    }

    @Test
    void endsAtTheSameStageAsItsChangesAndTellsThemInOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            int[] days = random.ints(random.nextInt(12), 0, 900).sorted().toArray();
            int asOf = (days.length == 0 ? 0 : days[days.length - 1]) + random.nextInt(300);
            List<Integer> when = new ArrayList<>();
            List<Stage> stages = new ArrayList<>(List.of(Stage.PROSPECT));
            Stage last = cycle.walk(days, 0, days.length, asOf, (day, was, became) -> {
                assertThat(was).isEqualTo(stages.get(stages.size() - 1)).isNotEqualTo(became);
                when.add(day);
                stages.add(became);
            });
            assertThat(when).isSorted().allMatch(day -> day <= asOf);
            assertThat(last).isEqualTo(stages.get(stages.size() - 1));
        }
    }

    /** Who is looked at earlier is told the beginning of the same life. */
    @Test
    void doesNotRewriteThePast() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            int[] days = random.ints(1 + random.nextInt(10), 0, 600).sorted().toArray();
            int cut = random.nextInt(900);
            int known = (int) Arrays.stream(days).filter(day -> day <= cut).count();
            List<String> all = life(1_000, days);
            List<String> early = life(cut, Arrays.copyOf(days, known));
            assertThat(early.subList(0, early.size() - 1)).isEqualTo(all.subList(0, early.size() - 1));
        }
    }

    @Test
    void takesTheMedianOfCustomersForTypical() {
        int[] first = {0, 2, 3, 6, 6};
        int[] days = {0, 10, 5, 0, 0, 40};
        assertThat(LifeCycle.typicalGap(first, days)).isEqualTo(25);
        assertThat(LifeCycle.typicalGap(new int[] {0, 1}, new int[] {3})).isEqualTo(LifeCycle.ASSUMED_GAP);
    }

    @Test
    void refusesWhatIsNoLife() {
        assertThatThrownBy(() -> new LifeCycle(0, 4, 2, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LifeCycle(30, 4, 4, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> life(int asOf, int... days) {
        List<String> life = new ArrayList<>();
        Stage stage = cycle.walk(days, 0, days.length, asOf, (day, was, became) -> life.add(day + " " + became));
        life.add(stage.toString());
        return life;
    }
}
