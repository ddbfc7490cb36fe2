package peyvand.analytical.insight;

import java.util.Arrays;

/**
 * Parts of the customers by an amount, tenths for instance: 1 for the best. They are as equal in size as can be; of equal
 * customers, those who come first are taken first.
 */
final class Parts {

    private Parts() {}

    /**
     * Who is in which part.
     *
     * @param of from 1 for each customer; 0 for none
     * @param cuts what the last customer of each part has, but for the last part
     */
    record Parted(byte[] of, long[] cuts) {}

    /**
     * In which part a customer is who was not there when the cuts were made. Equal customers may be in different parts: who
     * was in one of these stays there, whoever comes anew is put into the last of them.
     *
     * @param before the part they were in; 0 for none
     */
    static byte part(long amount, long[] cuts, int before) {
        int better = 0;
        int equal = 0;
        for (long cut : cuts) {
            better += cut > amount ? 1 : 0;
            equal += cut == amount ? 1 : 0;
        }
        boolean stays = before > better && before <= better + equal + 1;
        return (byte) (equal > 0 && stays ? before : better + Math.max(1, equal));
    }

    /**
     * @param amounts of all customers
     * @param orders of all customers; who has none is in no part
     * @param parts 1 or more
     * @return 1 to {@code parts} for each customer; 0 for none
     */
    static byte[] of(long[] amounts, int[] orders, int parts) {
        int all = 0;
        for (int count : orders) {
            all += count > 0 ? 1 : 0;
        }
        return parted(amounts, orders, parts, all).of();
    }

    /** The same of some of all: the others are taken to come after them. */
    static Parted parted(long[] amounts, int[] orders, int parts, int all) {
        long[] ascending = new long[amounts.length];
        int size = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (orders[i] > 0) {
                ascending[size++] = amounts[i];
            }
        }
        ascending = Arrays.copyOf(ascending, size);
        Arrays.parallelSort(ascending);
        long[] cuts = new long[parts - 1];
        int[] taken = new int[parts - 1];
        for (int cut = 0; cut < cuts.length && size > 0; cut++) {
            int better = Math.min(size, end(cut + 1, all, parts));
            cuts[cut] = better == 0 ? Long.MAX_VALUE : ascending[size - better];
            taken[cut] = size - upTo(ascending, cuts[cut]);
        }
        return new Parted(parts(amounts, orders, cuts, taken, all), cuts);
    }

    /** Of who bought for just the amount of a cut, the rank decides: so many ranks are taken already. */
    private static byte[] parts(long[] amounts, int[] orders, long[] cuts, int[] taken, int all) {
        byte[] found = new byte[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            if (orders[i] == 0) {
                continue;
            }
            int part = 1;
            int cut = 0;
            while (cut < cuts.length && amounts[i] < cuts[cut]) {
                cut++;
                part++;
            }
            if (cut < cuts.length && amounts[i] == cuts[cut]) {
                int rank = taken[cut]++;
                while (part <= cuts.length && rank >= end(part, all, cuts.length + 1)) {
                    part++;
                }
            }
            found[i] = (byte) part;
        }
        return found;
    }

    /** How many of the ascending values are not above that one. */
    private static int upTo(long[] ascending, long value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int end(int part, int size, int parts) {
        return (int) ((long) part * size / parts);
    }
}
