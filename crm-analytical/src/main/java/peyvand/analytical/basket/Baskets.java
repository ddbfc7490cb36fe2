package peyvand.analytical.basket;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;

/**
 * Sets of items that go together: of an order, or of a customer. Every basket counts, one with a single item and one with
 * none as well: shares are shares of all of them.
 *
 * <p>Baskets are numbered from 0 to {@link #size} - 1, items from 0 to {@link #items} - 1. Cannot be changed.
 */
public final class Baskets {

    private final int[] offsets;
    private final int[] content;
    private final int items;

    private Baskets(int[] offsets, int[] content, int items) {
        this.offsets = offsets;
        this.content = content;
        this.items = items;
    }

    /**
     * From lines in any order; an item that stands in a basket twice is in it once. Takes time and memory by lines.
     *
     * @param size how many baskets there are, those without a line included
     * @param items how many items there are
     * @param basket of each line
     * @param item of each line
     * @throws IllegalArgumentException where one column is longer than the other, or a number is out of its bounds
     */
    public static Baskets of(int size, int items, int[] basket, int[] item) {
        if (basket.length != item.length) {
            throw new IllegalArgumentException(basket.length + " baskets, " + item.length + " items");
        }
        int[] begins = begins(size, basket, "basket");
        int[] next = begins.clone();
        int[] content = new int[item.length];
        for (int line = 0; line < item.length; line++) {
            content[next[basket[line]]++] = item[line];
        }
        begins(items, content, "item");
        return inOrder(begins, content, items);
    }

    /** Puts the items of each basket in order, and leaves out those that stand in it again. */
    private static Baskets inOrder(int[] begins, int[] content, int items) {
        int[] offsets = new int[begins.length];
        int kept = 0;
        for (int basket = 0; basket < begins.length - 1; basket++) {
            int from = begins[basket];
            int to = begins[basket + 1];
            Arrays.sort(content, from, to);
            for (int at = from; at < to; at++) {
                if (at == from || content[at] != content[kept - 1]) {
                    content[kept++] = content[at];
                }
            }
            offsets[basket + 1] = kept;
        }
        return new Baskets(offsets, kept == content.length ? content : Arrays.copyOf(content, kept), items);
    }

    /**
     * Baskets that are in order already.
     *
     * @param offsets where each basket begins; at last, where the last one ends
     * @param content items from 0 to {@code items} - 1, those of a basket ascending, each once
     */
    static Baskets ofOrdered(int[] offsets, int[] content, int items) {
        return new Baskets(offsets, content, items);
    }

    /**
     * Those from one to before another, numbered from 0.
     *
     * @throws IndexOutOfBoundsException where there are not so many
     */
    public Baskets part(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        int[] parted = Arrays.copyOfRange(offsets, from, to + 1);
        for (int basket = 0; basket < parted.length; basket++) {
            parted[basket] -= offsets[from];
        }
        return new Baskets(parted, Arrays.copyOfRange(content, offsets[from], offsets[to]), items);
    }

    /** Where the lines of each number begin when they are put in order of it; at last, how many there are. */
    static int[] begins(int numbers, int[] lines, String what) {
        int[] begins = new int[numbers + 1];
        for (int number : lines) {
            if (number < 0 || number >= numbers) {
                throw new IllegalArgumentException(what + " " + number + " of " + numbers);
            }
            begins[number + 1]++;
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        return begins;
    }

    /** Of each item the baskets that have it, ascending, each once. */
    Baskets transposed() {
        int[] begins = begins(items, content, "item");
        int[] next = begins.clone();
        int[] having = new int[content.length];
        for (int basket = 0; basket < size(); basket++) {
            for (int i = begin(basket); i < end(basket); i++) {
                having[next[content[i]]++] = basket;
            }
        }
        return new Baskets(begins, having, size());
    }

    /** How many baskets there are, empty ones included: what shares are shares of. */
    public int size() {
        return offsets.length - 1;
    }

    /** How many items there are, whether anybody bought them or not. */
    public int items() {
        return items;
    }

    /** How many items all baskets have, together. */
    public int lines() {
        return content.length;
    }

    public int size(int basket) {
        return end(basket) - begin(basket);
    }

    /** The items of one basket, ascending. */
    public int[] basket(int basket) {
        return Arrays.copyOfRange(content, begin(basket), end(basket));
    }

    /** In how many baskets each item is. */
    public int[] counts() {
        int[] counts = new int[items];
        for (int item : content) {
            counts[item]++;
        }
        return counts;
    }

    /**
     * In how many baskets something is that is in that share of them or more: the share of all, rounded up, reckoned
     * exactly. One at least, as what is in no basket is nothing that was bought.
     *
     * @param share from 0 to 1
     */
    public int leastCount(BigDecimal share) {
        BigDecimal count = share.multiply(BigDecimal.valueOf(size())).setScale(0, RoundingMode.CEILING);
        return Math.max(1, count.intValueExact());
    }

    int begin(int basket) {
        return offsets[basket];
    }

    int end(int basket) {
        return offsets[basket + 1];
    }

    /** What {@link #begin} and {@link #end} tell the bounds in; nobody writes into it. */
    int[] content() {
        return content;
    }
}
