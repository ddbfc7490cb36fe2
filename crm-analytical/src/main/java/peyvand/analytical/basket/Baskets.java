package peyvand.analytical.basket;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

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
        return new Baskets(begins, content, items).transposed().transposed();
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
        int[] begins = new int[items + 1];
        int[] latest = new int[items];
        Arrays.fill(latest, -1);
        for (int basket = 0; basket < size(); basket++) {
            for (int i = begin(basket); i < end(basket); i++) {
                int item = content[i];
                if (latest[item] != basket) {
                    latest[item] = basket;
                    begins[item + 1]++;
                }
            }
        }
        for (int item = 0; item < items; item++) {
            begins[item + 1] += begins[item];
        }
        int[] having = new int[begins[items]];
        int[] next = begins.clone();
        for (int basket = 0; basket < size(); basket++) {
            for (int i = begin(basket); i < end(basket); i++) {
                int item = content[i];
                if (next[item] == begins[item] || having[next[item] - 1] != basket) {
                    having[next[item]++] = basket;
                }
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
