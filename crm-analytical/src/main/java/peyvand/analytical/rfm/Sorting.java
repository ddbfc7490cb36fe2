package peyvand.analytical.rfm;

import java.util.Arrays;

/**
 * Sorts longs: where they are close together, by counting how many there are of each; else by radix, eleven bits at a time,
 * of which only those are looked at in which the values differ.
 */
final class Sorting {

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    /** So close together that counters of all values lie in the cache. */
    private static final int CLOSE = 1 << 14;

    private Sorting() {}

    /** The values from the smallest to the largest, in an array of their own. */
    static long[] ascending(long[] values) {
        return ascendingOf(values.clone());
    }

    /** Likewise, but with no regard to what becomes of the array that is given. */
    static long[] ascendingOf(long[] values) {
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (long value : values) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        long[] sorted = values;
        // A difference too large for a long is below zero.
        if (largest - smallest >= 0 && largest - smallest < CLOSE) {
            return counted(values, smallest, (int) (largest - smallest));
        }
        long[] spare = new long[values.length];
        // As unsigned numbers the differences are right even where they are too large for signed ones.
        int differing = values.length == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(largest - smallest);
        for (int shift = 0; shift < differing; shift += BITS) {
            pass(sorted, spare, smallest, shift);
            long[] swapped = sorted;
            sorted = spare;
            spare = swapped;
        }
        return sorted;
    }

    private static long[] counted(long[] values, long smallest, int range) {
        int[] counts = new int[range + 1];
        for (long value : values) {
            counts[(int) (value - smallest)]++;
        }
        int end = 0;
        for (int i = 0; i <= range; i++) {
            Arrays.fill(values, end, end + counts[i], smallest + i);
            end += counts[i];
        }
        return values;
    }

    private static void pass(long[] from, long[] to, long smallest, int shift) {
        int[] next = new int[DIGITS];
        for (long value : from) {
            next[digit(value - smallest, shift)]++;
        }
        int sum = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = next[digit];
            next[digit] = sum;
            sum += count;
        }
        for (long value : from) {
            to[next[digit(value - smallest, shift)]++] = value;
        }
    }

    private static int digit(long value, int shift) {
        return (int) (value >>> shift) & (DIGITS - 1);
    }
}
