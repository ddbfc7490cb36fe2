package peyvand.analytical.basket;

import java.util.Arrays;
import java.util.List;

/**
 * Itemsets, each in {@code leastCount} baskets or more, in a fixed order: all that there are of up to {@code longest}
 * items. Cannot be changed.
 */
public final class Itemsets {

    private final int[] offsets;
    private final int[] items;
    private final int[] counts;
    private final int baskets;
    private final int longest;
    private final boolean cut;

    Itemsets(int[] offsets, int[] items, int[] counts, int baskets, int longest, boolean cut) {
        this.offsets = offsets;
        this.items = items;
        this.counts = counts;
        this.baskets = baskets;
        this.longest = longest;
        this.cut = cut;
    }

    /** How many sets there are. */
    public int size() {
        return counts.length;
    }

    /** The items of one set, ascending. */
    public int[] set(int index) {
        return Arrays.copyOfRange(items, offsets[index], offsets[index + 1]);
    }

    /** How many items one set has. */
    public int size(int index) {
        return offsets[index + 1] - offsets[index];
    }

    /** In how many baskets one set is. */
    public int count(int index) {
        return counts[index];
    }

    /** How many baskets there are, with or without any of the sets. */
    public int baskets() {
        return baskets;
    }

    /** Sets of more items were not looked for. */
    public int longest() {
        return longest;
    }

    /** Whether there are longer ones. */
    public boolean cut() {
        return cut;
    }

    public ItemsetCounts counts() {
        ItemsetCounts.Counting counting = new ItemsetCounts.Counting();
        for (int i = 0; i < counts.length; i++) {
            counting.set(items, size(i), counts[i]);
        }
        return ItemsetCounts.Counting.sum(List.of(counting), cut);
    }

    int begin(int index) {
        return offsets[index];
    }

    /** One of a set's items, from 0. */
    int item(int index, int position) {
        return items[offsets[index] + position];
    }
}
