package peyvand.analytical.lifetime;

import java.util.Arrays;

/**
 * How many purchases, with their probabilities: small numbers one by one, large ones by ranges and their middle.
 *
 * @param shares their sum is 1; the first is that of none
 * @param numbers the first is 0
 */
record Counts(double[] shares, double[] numbers) {

    double none() {
        return shares[0];
    }

    /** Adds up from none on until nothing worth mentioning is left. */
    static final class Gatherer {

        private static final double ENOUGH = 1 - 1e-6;
        private static final int MOST = 20_000;
        private static final int ONE_BY_ONE = 16;

        private double[] shares = new double[2 * ONE_BY_ONE];
        private double[] sums = new double[2 * ONE_BY_ONE];
        private int size;
        private int begin;
        private double total;
        private boolean stopped;

        void add(int number, double share) {
            if (size == 0 || number - begin >= Math.max(1, number / ONE_BY_ONE)) {
                if (size == shares.length) {
                    shares = Arrays.copyOf(shares, 2 * size);
                    sums = Arrays.copyOf(sums, 2 * size);
                }
                size++;
                begin = number;
            }
            shares[size - 1] += share;
            sums[size - 1] += share * number;
            total += share;
            stopped = total >= ENOUGH || number >= MOST;
        }

        boolean isEnough() {
            return stopped;
        }

        Counts counts() {
            if (total == 0) { // as many as are not counted any more
                return new Counts(new double[] {0, 1}, new double[] {0, MOST});
            }
            double[] found = new double[size];
            double[] numbers = new double[size];
            for (int i = 0; i < size; i++) {
                found[i] = shares[i] / total;
                numbers[i] = shares[i] > 0 ? sums[i] / shares[i] : 0;
            }
            return new Counts(found, numbers);
        }
    }
}
