package peyvand.analytical.basket;

import java.util.stream.IntStream;
import peyvand.analytical.statistic.Progress;

/**
 * Of each item the others that are bought with it, the nearest first, and of equally near ones that of the smaller number.
 * Reckoned item by item: it takes time by the squares of what baskets hold, and memory by the answer, not by the pairs.
 * Cannot be changed.
 */
public final class Affinities {

    private final int baskets;
    private final int[] counts;

    /** The others of each item lie from there to where those of the next one begin. */
    private final int[] offsets;

    private final int[] others;
    private final int[] both;
    private final double[] scores;

    private Affinities(int baskets, int[] counts, Neighbours.Row[] rows) {
        this.baskets = baskets;
        this.counts = counts;
        offsets = new int[rows.length + 1];
        for (int item = 0; item < rows.length; item++) {
            offsets[item + 1] = Math.addExact(offsets[item], rows[item].others().length);
        }
        others = new int[offsets[rows.length]];
        both = new int[others.length];
        scores = new double[others.length];
        for (int item = 0; item < rows.length; item++) {
            int length = rows[item].others().length;
            System.arraycopy(rows[item].others(), 0, others, offsets[item], length);
            System.arraycopy(rows[item].both(), 0, both, offsets[item], length);
            System.arraycopy(rows[item].scores(), 0, scores, offsets[item], length);
        }
    }

    /**
     * Which pairs are kept.
     *
     * @param by how nearness is measured
     * @param leastBoth in how many baskets both are, at least; 1 or more, as few say little
     * @param mostPerItem as many others of each item are kept, at most
     */
    public record Setting(Closeness by, int leastBoth, int mostPerItem) {

        public Setting {
            if (leastBoth < 1 || mostPerItem < 1) {
                throw new IllegalArgumentException(leastBoth + " baskets, " + mostPerItem + " others");
            }
        }
    }

    /**
     * @param threads that share the work, the calling one included
     * @throws java.util.concurrent.CancellationException where they are not wanted any more
     */
    public static Affinities of(Baskets baskets, Setting setting, int threads, Progress progress) {
        Baskets having = baskets.transposed();
        int[] counts = IntStream.range(0, baskets.items()).map(having::size).toArray();
        Neighbours.Row[] rows = new Neighbours.Row[baskets.items()];
        Crew.share(threads, rows.length, progress, crew -> {
            Neighbours neighbours = new Neighbours(baskets, having, counts, setting, crew);
            return item -> rows[item] = neighbours.of(item);
        });
        return new Affinities(baskets.size(), counts, rows);
    }

    /** How many items there are. */
    public int items() {
        return counts.length;
    }

    /** How many pairs are kept, each item's for itself. */
    public int size() {
        return others.length;
    }

    /** How many others of an item are kept. */
    public int size(int item) {
        return end(item) - begin(item);
    }

    /** One of the others of an item: from 0, the nearest, to {@link #size(int)} - 1. */
    public int other(int item, int place) {
        return others[offsets[item] + place];
    }

    public double score(int item, int place) {
        return scores[offsets[item] + place];
    }

    /** In how many baskets an item and one of its others are: the antecedent is the item. */
    public FourCounts counts(int item, int place) {
        int at = offsets[item] + place;
        return new FourCounts(both[at], counts[item], counts[others[at]], baskets);
    }

    /** In how many baskets an item is. */
    public int count(int item) {
        return counts[item];
    }

    int begin(int item) {
        return offsets[item];
    }

    int end(int item) {
        return offsets[item + 1];
    }

    int otherAt(int at) {
        return others[at];
    }

    int bothAt(int at) {
        return both[at];
    }

    double scoreAt(int at) {
        return scores[at];
    }
}
