package peyvand.analytical.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.analytical.basket.Sequels.Sequel;
import peyvand.analytical.statistic.Progress;

class AcquisitionsTest {

    /** A printer, then paper again and again; another customer paper first, and the printer on the same day as ink. */
    private static final Acquisitions OFFICE = Acquisitions.of(
            4, 3, new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2}, new int[] {0, 1, 1, 1, 1, 0, 2, 0, 1}, new int[] {
                -5, 9, 5, 9, 1, 3, 3, 10, 24
            });

    @Test
    void tellsWhatIsBoughtAgain() {
        Rebuying rebuying = OFFICE.rebuying();

        assertThat(OFFICE.owned().basket(0)).containsExactly(0, 1);
        assertThat(OFFICE.owned().basket(3)).isEmpty();
        assertThat(rebuying.buyers()).containsExactly(3, 3, 1);
        assertThat(rebuying.again()).containsExactly(0, 1, 0);
        assertThat(rebuying.atLeast(0.05)).containsExactly(false, true, false);
        assertThat(rebuying.atLeast(0.3)).containsExactly(false, false, false);
    }

    @Test
    void tellsWhatComesAfter() {
        Sequels sequels = Sequels.of(OFFICE, 1, 5, 2, Progress.UNWATCHED);

        assertThat(sequels.size(0)).isEqualTo(1);
        assertThat(sequels.sequel(0, 0)).isEqualTo(new Sequel(0, 1, 2, 3, (10 + 14) / 2.0));
        assertThat(sequels.size(1)).isEqualTo(2);
        assertThat(sequels.sequel(1, 0)).isEqualTo(new Sequel(1, 0, 1, 3, 2));
        assertThat(sequels.sequel(1, 1)).isEqualTo(new Sequel(1, 2, 1, 3, 2));
        assertThat(sequels.size(2)).isZero();
        assertThat(Sequels.of(OFFICE, 2, 5, 2, Progress.UNWATCHED).size(1)).isZero();
        assertThat(Sequels.of(OFFICE, 1, 1, 2, Progress.UNWATCHED).size(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsWhatFollowingEachCustomerFinds(long seed) {
        Random random = new Random(seed);
        int customers = 1 + random.nextInt(60);
        int items = 1 + random.nextInt(8);
        int size = random.nextInt(600);
        int[] customer = random.ints(size, 0, customers).toArray();
        int[] item = random.ints(size, 0, items).toArray();
        int[] day = random.ints(size, -20, 40).toArray();
        Acquisitions bought = Acquisitions.of(customers, items, customer, item, day);

        Sequels sequels = Sequels.of(bought, 1, items, 2, Progress.UNWATCHED);

        Map<String, Sequel> found = new HashMap<>();
        for (int one = 0; one < items; one++) {
            for (int place = 0; place < sequels.size(one); place++) {
                Sequel sequel = sequels.sequel(one, place);
                found.put(one + " " + sequel.other(), sequel);
            }
        }
        assertThat(found).isEqualTo(byFollowing(customers, items, customer, item, day));
        Rebuying rebuying = bought.rebuying();
        for (int one = 0; one < items; one++) {
            int which = one;
            assertThat(rebuying.again()[one]).isEqualTo((int) IntStream.range(0, customers)
                    .filter(who -> IntStream.range(0, size)
                                    .filter(line -> customer[line] == who && item[line] == which)
                                    .map(line -> day[line])
                                    .distinct()
                                    .count()
                            > 1)
                    .count());
        }
    }

    @Test
    void refusesColumnsThatDoNotBelongTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acquisitions.of(1, 1, new int[1], new int[1], new int[2]));
    }

    private static Map<String, Sequel> byFollowing(int customers, int items, int[] customer, int[] item, int[] day) {
        Map<String, List<Integer>> between = new HashMap<>();
        int[] buyers = new int[items];
        for (int who = 0; who < customers; who++) {
            Map<Integer, Integer> first = new HashMap<>();
            for (int line = 0; line < day.length; line++) {
                if (customer[line] == who) {
                    first.merge(item[line], day[line], Math::min);
                }
            }
            first.keySet().forEach(each -> buyers[each]++);
            first.forEach((one, begin) -> first.forEach((other, end) -> {
                if (end > begin) {
                    between.computeIfAbsent(one + " " + other, any -> new ArrayList<>())
                            .add(end - begin);
                }
            }));
        }
        Map<String, Sequel> all = new HashMap<>();
        between.forEach((pair, days) -> {
            List<Integer> sorted = days.stream().sorted().toList();
            double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
            int one = Integer.parseInt(pair.split(" ")[0]);
            int other = Integer.parseInt(pair.split(" ")[1]);
            all.put(pair, new Sequel(one, other, days.size(), buyers[one], median));
        });
        return all;
    }
}
