package peyvand.analytical.rfm;

/** Radix sort of longs by eleven bits at a time, of which only those are looked at in which the values differ. */
final class Sorting {

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

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
