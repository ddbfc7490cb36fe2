package peyvand.analytical.lifetime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the models know of each customer at the end of a day: how often they bought again (x), how long after their first
 * purchase they last did (t_x), how long ago the first one is (T), and what they spent on average when they bought again.
 * Never changes.
 *
 * <p>All counts are of days (P. Fader, B. Hardie and K. Lee, Marketing Science 24, 2005). Times are whole days; the unit only
 * says in what the parameters of the models are told.
 */
public final class Histories {

    /** Days of the unit in which parameters are usually published. */
    public static final int WEEK = 7;

    private final int[] customers;
    private final int[] repeats;
    private final int[] recencies;
    private final int[] ages;
    private final double[] means;
    private final int unit;

    private volatile @Nullable Groups groups;

    private Histories(int[] customers, int[] repeats, int[] recencies, int[] ages, double[] means, int unit) {
        if (unit < 1) {
            throw new IllegalArgumentException("unit " + unit);
        }
        this.customers = customers;
        this.repeats = repeats;
        this.recencies = recencies;
        this.ages = ages;
        this.means = means;
        this.unit = unit;
    }

    /**
     * Of all who bought by the end of a day, in the order of their numbers.
     *
     * @param until the last day that is known of
     * @param unit days of the unit of time, 1 or more
     */
    public static Histories of(Purchases purchases, int until, int unit) {
        int most = purchases.customers();
        int[] customers = new int[most];
        int[] repeats = new int[most];
        int[] recencies = new int[most];
        int[] ages = new int[most];
        double[] means = new double[most];
        int size = 0;
        for (int customer = 0; customer < most; customer++) {
            int first = 0;
            int bought = 0;
            int last = 0;
            double again = 0;
            for (int entry = purchases.begin(customer);
                    entry < purchases.end(customer) && purchases.day(entry) <= until;
                    entry++) {
                if (purchases.bought(entry)) {
                    last = purchases.day(entry);
                    first = bought++ == 0 ? last : first;
                }
                again += bought > 1 ? purchases.amount(entry) : 0;
            }
            if (bought > 0) {
                customers[size] = customer;
                repeats[size] = bought - 1;
                recencies[size] = last - first;
                ages[size] = until - first;
                means[size++] = bought > 1 ? again / (bought - 1) : 0;
            }
        }
        return new Histories(
                Arrays.copyOf(customers, size),
                Arrays.copyOf(repeats, size),
                Arrays.copyOf(recencies, size),
                Arrays.copyOf(ages, size),
                Arrays.copyOf(means, size),
                unit);
    }

    /**
     * From columns, one entry for each customer, who get the numbers from 0 on.
     *
     * @param repeats 0 or more, at most as many as there are days up to the last purchase
     * @param recencies days from the first to the last purchase; 0 for whoever did not buy again
     * @param ages days from the first purchase on
     * @param means of what was spent on the days after the first; anything for whoever did not buy again
     * @throws IllegalArgumentException where the columns contradict each other
     */
    public static Histories of(int[] repeats, int[] recencies, int[] ages, double[] means, int unit) {
        int size = repeats.length;
        if (recencies.length != size || ages.length != size || means.length != size) {
            throw new IllegalArgumentException("columns of different lengths");
        }
        int[] customers = new int[size];
        for (int i = 0; i < size; i++) {
            boolean again = repeats[i] > 0;
            if (repeats[i] < 0
                    || repeats[i] > recencies[i]
                    || recencies[i] > ages[i]
                    || !again && recencies[i] != 0
                    || !Double.isFinite(means[i])) {
                throw new IllegalArgumentException("customer " + i);
            }
            customers[i] = i;
        }
        return new Histories(customers, repeats.clone(), recencies.clone(), ages.clone(), means.clone(), unit);
    }

    public int size() {
        return customers.length;
    }

    /** Days of the unit of time. */
    public int unit() {
        return unit;
    }

    /** The number of the customer in a row, as it was given. */
    public int customer(int row) {
        return customers[row];
    }

    /** Days on which they bought, without the first. */
    public int repeats(int row) {
        return repeats[row];
    }

    /** Days from their first purchase to their last. */
    public int recency(int row) {
        return recencies[row];
    }

    /** Days from their first purchase on. */
    public int age(int row) {
        return ages[row];
    }

    /** What they spent on average on the days after the first, less what came back; 0 where there are none. */
    public double mean(int row) {
        return means[row];
    }

    /** The same, with another unit of time. */
    public Histories in(int otherUnit) {
        return new Histories(customers, repeats, recencies, ages, means, otherUnit);
    }

    /** Equal ones together; found once. */
    Groups groups() {
        Groups found = groups;
        if (found == null) {
            found = Groups.of(repeats, recencies, ages);
            groups = found;
        }
        return found;
    }
}
