package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void takeTheBestFirstAndOfEqualsWhoComesFirst() {
        assertThat(Parts.of(new long[] {5, 9, 5, 7, 5, 5, 5, 5, 5, 5}, ones(10), 10))
                .containsExactly(3, 1, 4, 2, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void leaveOutWhoBoughtNothing() {
        assertThat(Parts.of(new long[] {0, 3}, new int[] {0, 1}, 10)).containsExactly(0, 10);
        assertThat(Parts.of(new long[0], new int[0], 10)).isEmpty();
    }

    @Test
    void areThoseOfASort() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int size = random.nextInt(60);
            int parts = 1 + random.nextInt(20);
            int most = 1 + random.nextInt(20);
            long[] amounts = random.longs(size, 0, most).toArray();
            int[] orders = random.ints(size, 0, 3).toArray();
            List<Integer> sorted = IntStream.range(0, size)
                    .filter(i -> orders[i] > 0)
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> -amounts[i]))
                    .toList();
            byte[] expected = new byte[size];
            for (int rank = 0; rank < sorted.size(); rank++) {
                int decile = 1;
                while ((long) decile * sorted.size() / parts <= rank) {
                    decile++;
                }
                expected[sorted.get(rank)] = (byte) decile;
            }
            assertThat(Parts.of(amounts, orders, parts)).isEqualTo(expected);
        }
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
