package peyvand.analytical.basket;

import java.util.Arrays;

/**
 * Which items each customer has bought, on which day first, and on how many days. Customers, items and days are numbers;
 * days may be of any calendar that counts on. Cannot be changed.
 */
public final class Acquisitions {

    private final Baskets owned;

    /** Of each line of what is owned. */
    private final int[] firstDays;

    private final int[] days;

    private Acquisitions(Baskets owned, int[] firstDays, int[] days) {
        this.owned = owned;
        this.firstDays = firstDays;
        this.days = days;
    }

    /**
     * From lines in any order.
     *
     * @param customers how many there are, those without a line included
     * @param items how many there are
     * @param customer of each line
     * @param item of each line
     * @param day of each line
     * @throws IllegalArgumentException where one column is longer than another, or a number is out of its bounds
     */
    public static Acquisitions of(int customers, int items, int[] customer, int[] item, int[] day) {
        if (day.length != item.length) {
            throw new IllegalArgumentException(day.length + " days, " + item.length + " items");
        }
        if (customer.length != item.length) {
            throw new IllegalArgumentException(customer.length + " customers, " + item.length + " items");
        }
        Baskets.begins(items, item, "item");
        int[] begins = Baskets.begins(customers, customer, "customer");
        int[] next = begins.clone();
        long[] lines = new long[day.length];
        for (int line = 0; line < lines.length; line++) {
            lines[next[customer[line]]++] = (long) item[line] << Integer.SIZE | day[line] - (long) Integer.MIN_VALUE;
        }
        int[] offsets = offsets(lines, begins);
        int[] owned = new int[offsets[customers]];
        int[] firstDays = new int[owned.length];
        int[] days = new int[owned.length];
        int at = -1;
        for (int one = 0; one < customers; one++) {
            for (int i = begins[one]; i < begins[one + 1]; i++) {
                boolean first = isFirst(lines, begins[one], i);
                if (first) {
                    owned[++at] = (int) (lines[i] >> Integer.SIZE);
                    firstDays[at] = (int) ((lines[i] & 0xFFFFFFFFL) + Integer.MIN_VALUE);
                }
                days[at] += first || lines[i] != lines[i - 1] ? 1 : 0;
            }
        }
        return new Acquisitions(Baskets.ofOrdered(offsets, owned, items), firstDays, days);
    }

    /** Puts the lines of each customer in order, and tells where the items of each begin that differ. */
    private static int[] offsets(long[] lines, int[] begins) {
        int[] offsets = new int[begins.length];
        for (int one = 0; one < begins.length - 1; one++) {
            Arrays.sort(lines, begins[one], begins[one + 1]);
            int differing = 0;
            for (int i = begins[one]; i < begins[one + 1]; i++) {
                differing += isFirst(lines, begins[one], i) ? 1 : 0;
            }
            offsets[one + 1] = offsets[one] + differing;
        }
        return offsets;
    }

    /** Whether a line is the first one of its item. */
    private static boolean isFirst(long[] lines, int begin, int line) {
        return line == begin || lines[line] >> Integer.SIZE != lines[line - 1] >> Integer.SIZE;
    }

    /** What each customer has. */
    public Baskets owned() {
        return owned;
    }

    /** Who bought each item, and who of them bought it again. */
    public Rebuying rebuying() {
        int[] buyers = new int[owned.items()];
        int[] again = new int[owned.items()];
        for (int line = 0; line < days.length; line++) {
            int item = owned.content()[line];
            buyers[item]++;
            again[item] += days[line] > 1 ? 1 : 0;
        }
        return new Rebuying(buyers, again);
    }

    int firstDay(int line) {
        return firstDays[line];
    }
}
