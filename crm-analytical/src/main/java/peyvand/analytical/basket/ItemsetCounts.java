package peyvand.analytical.basket;

import java.util.Arrays;

/**
 * How many itemsets there are.
 *
 * @param sets all of them
 * @param supports in how many baskets each is, added up
 * @param bySize how many there are of one item, of two, …; as long as the longest set
 * @param cut whether there are longer ones, which were not looked for
 */
public record ItemsetCounts(long sets, long supports, long[] bySize, boolean cut) {

    /** Counts sets, and keeps none. */
    static final class Counting implements Found {

        private long supports;
        private final long[] bySize = new long[Budget.LONGEST + 1];

        @Override
        public void part(int part) {}

        @Override
        public void set(int[] items, int size, int count) {
            supports += count;
            bySize[size]++;
        }

        @Override
        public long bytes() {
            return 0;
        }

        static ItemsetCounts sum(Iterable<Counting> all, boolean cut) {
            long supports = 0;
            long[] bySize = new long[Budget.LONGEST + 1];
            for (Counting one : all) {
                supports += one.supports;
                Arrays.setAll(bySize, size -> bySize[size] + one.bySize[size]);
            }
            int longest = Budget.LONGEST;
            while (longest > 0 && bySize[longest] == 0) {
                longest--;
            }
            return new ItemsetCounts(
                    Arrays.stream(bySize).sum(), supports, Arrays.copyOfRange(bySize, 1, longest + 1), cut);
        }
    }
}
