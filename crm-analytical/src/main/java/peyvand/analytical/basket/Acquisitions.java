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
        Baskets owned = Baskets.of(customers, items, customer, item);
        int[] next = Baskets.begins(customers, customer, "customer");
        int[] begins = next.clone();
        long[] lines = new long[day.length];
        for (int line = 0; line < lines.length; line++) {
            lines[next[customer[line]]++] = (long) item[line] << Integer.SIZE | day[line] - (long) Integer.MIN_VALUE;
        }
        int[] firstDays = new int[owned.lines()];
        int[] days = new int[owned.lines()];
        int at = -1;
        for (int one = 0; one < customers; one++) {
            Arrays.sort(lines, begins[one], begins[one + 1]);
            for (int i = begins[one]; i < begins[one + 1]; i++) {
                boolean first = i == begins[one] || lines[i] >> Integer.SIZE != lines[i - 1] >> Integer.SIZE;
                if (first) {
                    firstDays[++at] = (int) ((lines[i] & 0xFFFFFFFFL) + Integer.MIN_VALUE);
                }
                days[at] += first || lines[i] != lines[i - 1] ? 1 : 0;
            }
        }
        return new Acquisitions(owned, firstDays, days);
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
