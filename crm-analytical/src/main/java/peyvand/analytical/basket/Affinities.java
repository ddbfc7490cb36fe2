package peyvand.analytical.basket;

import java.util.function.IntUnaryOperator;
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

    /** @param sizes how many others of each item there will be */
    private Affinities(int baskets, int[] counts, IntUnaryOperator sizes) {
        this.baskets = baskets;
        this.counts = counts;
        offsets = new int[counts.length + 1];
        for (int item = 0; item < counts.length; item++) {
            offsets[item + 1] = Math.addExact(offsets[item], sizes.applyAsInt(item));
        }
        others = new int[offsets[counts.length]];
        both = new int[others.length];
        scores = new double[others.length];
    }

    private void put(int item, int[] itsOthers, int[] itsBoth, double[] itsScores, int from) {
        System.arraycopy(itsOthers, from, others, offsets[item], size(item));
        System.arraycopy(itsBoth, from, both, offsets[item], size(item));
        System.arraycopy(itsScores, from, scores, offsets[item], size(item));
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
        Affinities all = new Affinities(baskets.size(), counts, item -> rows[item].others().length);
        for (int item = 0; item < rows.length; item++) {
            all.put(item, rows[item].others(), rows[item].both(), rows[item].scores(), 0);
        }
        return all;
    }

    /** The same with fewer others of each item: as if no more had been asked for. */
    public Affinities atMost(int perItem) {
        Affinities fewer = new Affinities(baskets, counts, item -> Math.min(size(item), perItem));
        for (int item = 0; item < counts.length; item++) {
            fewer.put(item, others, both, scores, offsets[item]);
        }
        return fewer;
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
