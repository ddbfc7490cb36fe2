package peyvand.analytical.lifetime;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Who bought when, and for how much: one entry for each customer and day, in that order, whatever the order in which they
 * are given. Never changes.
 *
 * <p>What a customer buys on one day is one purchase. What comes back on a day on which nothing is bought is no purchase; it
 * lessens the one before it.
 */
public final class Purchases {

    /** Where the days of each customer begin, and, last, where those of the last one end. */
    private final int[] begins;

    private final int[] days;
    private final double[] amounts;
    private final BitSet bought;

    private Purchases(int[] begins, int[] days, double[] amounts, BitSet bought) {
        this.begins = begins;
        this.days = days;
        this.amounts = amounts;
        this.bought = bought;
    }

    /**
     * @param customers of each row, counted from 0 without large gaps, as each number up to the largest takes room
     * @param days of each row, counted from any day ({@link java.time.LocalDate#toEpochDay})
     * @param amounts of each row, in one currency; below zero for what comes back
     * @throws IllegalArgumentException where the columns are not equally long, a customer is below 0, or an amount is no number
     */
    public static Purchases of(int[] customers, int[] days, double[] amounts) {
        if (customers.length != days.length || customers.length != amounts.length) {
            throw new IllegalArgumentException("columns of different lengths");
        }
        int[] begins = begins(customers, amounts);
        long[] keys = keys(customers, days, begins);
        Purchases merged = new Purchases(
                new int[begins.length], new int[keys.length], new double[keys.length], new BitSet(keys.length));
        int size = 0;
        for (int customer = 0; customer < begins.length - 1; customer++) {
            merged.begins[customer] = size;
            Arrays.sort(keys, begins[customer], begins[customer + 1]);
            for (int i = begins[customer]; i < begins[customer + 1]; i++) {
                int day = (int) (keys[i] >> Integer.SIZE);
                double amount = amounts[(int) keys[i]];
                boolean another = size == merged.begins[customer] || merged.days[size - 1] != day;
                size += another ? 1 : 0;
                merged.days[size - 1] = day;
                merged.amounts[size - 1] += amount;
                if (amount >= 0) {
                    merged.bought.set(size - 1);
                }
            }
        }
        merged.begins[begins.length - 1] = size;
        return new Purchases(
                merged.begins, Arrays.copyOf(merged.days, size), Arrays.copyOf(merged.amounts, size), merged.bought);
    }

    private static int[] begins(int[] customers, double[] amounts) {
        int most = -1;
        for (int row = 0; row < customers.length; row++) {
            if (customers[row] < 0 || !Double.isFinite(amounts[row])) {
                throw new IllegalArgumentException("row " + row);
            }
            most = Math.max(most, customers[row]);
        }
        int[] begins = new int[most + 2];
        for (int customer : customers) {
            begins[customer + 1]++;
        }
        for (int customer = 0; customer <= most; customer++) {
            begins[customer + 1] += begins[customer];
        }
        return begins;
    }

    /** The day above, the row below, those of one customer together. */
    private static long[] keys(int[] customers, int[] days, int[] begins) {
        int[] next = begins.clone();
        long[] keys = new long[customers.length];
        for (int row = 0; row < customers.length; row++) {
            keys[next[customers[row]]++] = (long) days[row] << Integer.SIZE | row;
        }
        return keys;
    }

    /** One more than the largest number of a customer. */
    public int customers() {
        return begins.length - 1;
    }

    /** Days on which customers bought or gave back, over all customers. */
    public int size() {
        return days.length;
    }

    int begin(int customer) {
        return begins[customer];
    }

    int end(int customer) {
        return begins[customer + 1];
    }

    int day(int entry) {
        return days[entry];
    }

    double amount(int entry) {
        return amounts[entry];
    }

    /** Whether anything was bought that day; otherwise things only came back. */
    boolean bought(int entry) {
        return bought.get(entry);
    }

    /** The first day on which anybody bought; {@link Integer#MAX_VALUE} where nobody did. */
    public int firstDay() {
        return bought.stream().map(entry -> days[entry]).min().orElse(Integer.MAX_VALUE);
    }
}
