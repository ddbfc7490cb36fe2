package peyvand.analytical.rfm;

import java.util.Arrays;
import java.util.stream.IntStream;
import peyvand.analytical.statistic.Progress;

/**
 * Recency, frequency and monetary value of customers, by their index (A. M. Hughes, Strategic Database Marketing, 1994).
 *
 * <p>What is brought back lessens the monetary value and is no purchase: it makes nobody recent or frequent. Whoever has no
 * purchase has no recency. The result does not depend on how the lines are ordered, to the last digit.
 *
 * @param recency days since the last purchase, 0 or more; {@link #NEVER} without one
 * @param frequency how many different orders with a purchase
 * @param monetary sum of all amounts, in their unit; may be below zero
 */
public record Rfm(int[] recency, int[] frequency, long[] monetary) {

    public static final int NEVER = -1;

    /** So many lines that a second thread is worth what it costs to begin. */
    private static final int MANY = 1 << 19;

    public int size() {
        return recency.length;
    }

    /** Whether that customer has bought anything. */
    public boolean bought(int customer) {
        return frequency[customer] > 0;
    }

    /** All who have bought anything. */
    public int[] buyers() {
        int[] buyers = new int[size()];
        int count = 0;
        for (int customer = 0; customer < size(); customer++) {
            buyers[count] = customer;
            count += bought(customer) ? 1 : 0;
        }
        return Arrays.copyOf(buyers, count);
    }

    /**
     * As it stood at the end of a day: lines of later days are left out.
     *
     * @param asOf counted like the days of the lines
     * @throws IndexOutOfBoundsException of a customer or order beyond their count
     * @throws ArithmeticException where a sum is too large for a long
     */
    public static Rfm of(OrderLines lines, int asOf, Progress progress) {
        int half = lines.size() < MANY ? lines.size() : lines.size() / 2;
        Purchases purchases = IntStream.range(0, half < lines.size() ? 2 : 1)
                .parallel()
                .mapToObj(part -> Purchases.of(lines, asOf, part * half, part == 0 ? half : lines.size(), progress))
                .reduce(Purchases::and)
                .orElseThrow();
        return read(purchases, lines.customerCount(), asOf);
    }

    private static Rfm read(Purchases purchases, int customers, int asOf) {
        Rfm rfm = new Rfm(new int[customers], new int[customers], new long[customers]);
        for (int customer = 0; customer < customers; customer++) {
            rfm.monetary[customer] = purchases.sum(customer);
            rfm.frequency[customer] = purchases.frequency(customer);
            rfm.recency[customer] = rfm.bought(customer) ? Math.subtractExact(asOf, purchases.last(customer)) : NEVER;
        }
        return rfm;
    }
}
