package peyvand.analytical.basket;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of each of a few items, what is often in its baskets beside it, and in which of them: found for all items at once, while the
 * baskets are read one after the other.
 */
final class Beside {

    private static final long MOST_BYTES = 1L << 26;

    /** Of each rank, the items beside it that have higher ones, the rarest beside it first; and in how many baskets. */
    final int[][] items;

    final int[][] counts;

    /** Of each rank, for each item beside it a bit for each of its baskets; behind them, bits of what is seldom beside it. */
    final long[][] bits;

    /** How many words a rank has bits in, for one item. */
    final int[] words;

    /** Which place each pair has beside the lower rank; behind the last one where it is seldom. */
    private final Pairs places;

    private Beside(Pairs pairs, int[] item, int[] count, int leastCount) {
        places = pairs;
        items = new int[item.length][];
        counts = new int[item.length][];
        bits = new long[item.length][];
        words = new int[item.length];
        long[] often = new long[item.length];
        for (int rank = 0; rank < item.length; rank++) {
            words[rank] = (count[rank] + Long.SIZE - 1) / Long.SIZE;
            place(rank, item, often, leastCount);
        }
    }

    private void place(int rank, int[] item, long[] often, int leastCount) {
        int[] numbers = places.numbers();
        int row = places.row(rank);
        int size = 0;
        for (int other = rank + 1; other < item.length; other++) {
            if (numbers[row + other] >= leastCount) {
                often[size++] = (long) numbers[row + other] << Integer.SIZE | other;
            }
        }
        Arrays.sort(often, 0, size);
        Arrays.fill(numbers, row + rank + 1, row + item.length, size);
        items[rank] = new int[size];
        counts[rank] = new int[size];
        for (int place = 0; place < size; place++) {
            int other = (int) often[place];
            items[rank][place] = item[other];
            counts[rank][place] = (int) (often[place] >>> Integer.SIZE);
            numbers[row + other] = place;
        }
    }

    /**
     * @param pairs in how many baskets each is; they are overwritten
     * @param item of each rank
     * @param count of each rank, in how many baskets it is
     * @return null where there would be too much to keep
     */
    static @Nullable Beside of(Pairs pairs, int[] item, int[] count, int leastCount) {
        Beside beside = new Beside(pairs, item, count, leastCount);
        if (beside.bytes() > MOST_BYTES) {
            return null;
        }
        for (int rank = 0; rank < item.length; rank++) {
            beside.bits[rank] = new long[(beside.items[rank].length + 1) * beside.words[rank]];
        }
        return beside;
    }

    long bytes() {
        long bytes = 0;
        for (int rank = 0; rank < items.length; rank++) {
            bytes += Long.BYTES * (items[rank].length + 1L) * words[rank];
        }
        return bytes;
    }

    /** Takes in baskets for some of the ranks, which nobody else does: for each {@code of}-th one. */
    final class Part {

        private final int part;
        private final int of;

        /** So many baskets each rank has been in. */
        private final int[] seen = new int[items.length];

        Part(int part, int of) {
            this.part = part;
            this.of = of;
        }

        /** @param ranks of a basket from one place to before another, ascending */
        void take(int[] ranks, int from, int to) {
            for (int at = from; at < to - 1; at++) {
                int rank = ranks[at];
                if (rank % of == part) {
                    mark(ranks, at, to, seen[rank]++);
                }
            }
        }

        private void mark(int[] ranks, int at, int to, int basket) {
            int rank = ranks[at];
            int[] numbers = places.numbers();
            int row = places.row(rank);
            long[] marked = bits[rank];
            int length = words[rank];
            int word = basket / Long.SIZE;
            for (int next = at + 1; next < to; next++) {
                marked[numbers[row + ranks[next]] * length + word] |= 1L << basket;
            }
        }
    }
}
