package peyvand.analytical.basket;

import java.time.Duration;

/**
 * What a search for itemsets may cost. A little less support may bring thousands of times as many sets; a search that
 * would cost more is stopped.
 *
 * @param sets as many are the most that are found
 * @param longest sets of so many items are the longest that are looked for; from 1 to {@value #LONGEST}
 * @param time as long it may take
 * @param bytes as much memory what is found and what is at hand may take, about; {@value #MOST_BYTES} at most
 */
public record Budget(long sets, int longest, Duration time, long bytes) {

    /** All subsets of a frequent set are frequent: with one of 63 there would be more of them than are counted. */
    static final int LONGEST = 62;

    /** More than this, and what is found is too long for arrays. */
    static final long MOST_BYTES = 1L << 32;

    /** What a page can wait for and a manager can read from. */
    public static final Budget USUAL = new Budget(1_000_000, 8, Duration.ofMinutes(1), 256L << 20);

    public Budget {
        if (sets < 1 || longest < 1 || longest > LONGEST || time.isNegative() || bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(sets + " sets, " + longest + " items, " + time + ", " + bytes);
        }
    }

    public Budget withSets(long most) {
        return new Budget(most, longest, time, bytes);
    }

    public Budget withLongest(int items) {
        return new Budget(sets, items, time, bytes);
    }

    public Budget withTime(Duration most) {
        return new Budget(sets, longest, most, bytes);
    }

    public Budget withBytes(long most) {
        return new Budget(sets, longest, time, most);
    }
}
