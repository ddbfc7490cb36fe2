package peyvand.analytical.basket;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Progress;

/**
 * Baskets of what is frequent, and of each item what else is in its baskets. Items have ranks here, the rarest first, so
 * that what is left to look at is shortest where most is begun with.
 */
final class Projections {

    /** Marks are looked through, at most so many words for each item. */
    private static final int DENSE = 4;

    private static final int CHUNK = 1 << 10;

    /** Which item has each rank, and in how many baskets it is. */
    final int[] item;

    final int[] count;

    /** The ranks of each basket, ascending, and then {@link #size}; the rest of its room is empty. */
    final int[] ranks;

    /**
     * Of each rank from {@code begins[rank]} on, for each of its baskets: where what follows it there begins; empty where
     * {@link #beside} tells it.
     */
    final int[] from;

    /** And which basket that is. */
    final int[] basket;

    final int[] begins;

    /** What the same tells at once where there are few items; null where there are many. */
    final @Nullable Beside beside;

    private final int baskets;

    Projections(Baskets baskets, int leastCount, int threads, Progress progress) {
        this.baskets = baskets.size();
        int[] all = baskets.counts();
        item = IntStream.range(0, all.length)
                .filter(each -> all[each] >= leastCount)
                .boxed()
                .sorted((one, other) -> all[one] != all[other] ? Integer.compare(all[one], all[other]) : one - other)
                .mapToInt(Integer::intValue)
                .toArray();
        count = new int[item.length];
        begins = new int[item.length + 1];
        int[] rankOf = new int[all.length];
        Arrays.fill(rankOf, -1);
        for (int rank = 0; rank < item.length; rank++) {
            rankOf[item[rank]] = rank;
            count[rank] = all[item[rank]];
            begins[rank + 1] = begins[rank] + count[rank];
        }
        ranks = new int[Math.addExact(baskets.lines(), baskets.size())];
        Progress unmoved = share -> progress.reached(0);
        Pairs pairs = rank(baskets, rankOf, threads, unmoved);
        beside = pairs == null ? null : Beside.of(pairs, item, count, leastCount);
        from = new int[beside == null ? begins[item.length] : 0];
        basket = new int[from.length];
        if (beside == null) {
            place(baskets);
        } else {
            place(baskets, beside, threads, unmoved);
        }
    }

    /** Puts all items down by their ranks, and counts the pairs meanwhile; null where there are too many of them. */
    private @Nullable Pairs rank(Baskets baskets, int[] rankOf, int threads, Progress progress) {
        boolean few = item.length <= Pairs.MOST_ITEMS;
        Queue<Pairs> counted = new ConcurrentLinkedQueue<>();
        int chunks = (baskets.size() + CHUNK - 1) / CHUNK;
        Crew.share(threads, chunks, progress, crew -> {
            long[] marks = new long[item.length / Long.SIZE + 1];
            Pairs pairs = new Pairs(few ? item.length : 0);
            counted.add(pairs);
            return chunk -> {
                for (int each = chunk * CHUNK; each < Math.min(baskets.size(), (chunk + 1) * CHUNK); each++) {
                    int end = rank(baskets, each, rankOf, marks);
                    if (few) {
                        pairs.count(ranks, baskets.begin(each) + each, end);
                    }
                }
            };
        });
        return few ? counted.stream().reduce(Pairs::and).orElse(null) : null;
    }

    /** Puts down the ranks of a basket, and tells where they end. */
    private int rank(Baskets baskets, int each, int[] rankOf, long[] marks) {
        int[] content = baskets.content();
        int begin = baskets.begin(each) + each;
        int end = begin;
        int until = baskets.end(each);
        for (int i = baskets.begin(each); i < until; i++) {
            int rank = rankOf[content[i]];
            if (rank >= 0) {
                ranks[end++] = rank;
            }
        }
        sort(begin, end, marks);
        ranks[end] = item.length;
        return end;
    }

    private void place(Baskets baskets, Beside into, int threads, Progress progress) {
        Crew.share(threads, threads, progress, crew -> part -> {
            Beside.Part ranksOfPart = into.new Part(part, threads);
            for (int each = 0; each < baskets.size(); each++) {
                if (each % CHUNK == 0) {
                    crew.lookUp();
                }
                int begin = baskets.begin(each) + each;
                int end = begin;
                while (ranks[end] < item.length) {
                    end++;
                }
                ranksOfPart.take(ranks, begin, end);
            }
        });
    }

    private void place(Baskets baskets) {
        int[] next = begins.clone();
        for (int each = 0; each < baskets.size(); each++) {
            int at = baskets.begin(each) + each;
            for (int rank = ranks[at]; rank < item.length; rank = ranks[++at]) {
                int place = next[rank]++;
                from[place] = at + 1;
                basket[place] = each;
            }
        }
    }

    /** By marks where there are few ranks besides, which is quicker. */
    private void sort(int begin, int end, long[] marks) {
        if (marks.length > DENSE * (end - begin)) {
            Arrays.sort(ranks, begin, end);
            return;
        }
        for (int at = begin; at < end; at++) {
            marks[ranks[at] >>> 6] |= 1L << ranks[at];
        }
        int at = begin;
        for (int word = 0; at < end; word++) {
            for (long left = marks[word]; left != 0; left &= left - 1) {
                ranks[at++] = word << 6 | Long.numberOfTrailingZeros(left);
            }
            marks[word] = 0;
        }
    }

    int baskets() {
        return baskets;
    }

    int size() {
        return item.length;
    }

    long bytes() {
        return (beside == null ? 0 : beside.bytes())
                + (long) Integer.BYTES * ((long) ranks.length + 2L * from.length + 3L * item.length);
    }
}
