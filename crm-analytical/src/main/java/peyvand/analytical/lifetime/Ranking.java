package peyvand.analytical.lifetime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How well an order tells in advance who will do something. */
final class Ranking {

    private Ranking() {}

    /**
     * How often, of two of whom one did it and one did not, the one who did had been placed higher; a half by luck (area under
     * the receiver operating characteristic, as Mann and Whitney reckon it; equal scores count half).
     *
     * @return null where all did, or nobody
     */
    static @Nullable Double auc(double[] scores, boolean[] did) {
        double[] others = new double[scores.length];
        int size = 0;
        for (int i = 0; i < did.length; i++) {
            if (!did[i]) {
                others[size++] = scores[i];
            }
        }
        others = Arrays.copyOf(others, size);
        Arrays.sort(others);
        long count = 0;
        double halves = 0;
        for (int i = 0; i < did.length; i++) {
            if (did[i]) {
                count++;
                halves += below(others, scores[i]) + below(others, Math.nextUp(scores[i]));
            }
        }
        return size == 0 || count == 0 ? null : halves / 2 / ((double) size * count);
    }

    /**
     * The share of a sum that those with the highest scores have.
     *
     * @param share of the customers; one who stands at the end counts for their part
     * @return null where the sum is not above 0
     */
    static @Nullable Double share(double[] scores, double[] amounts, double share) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double total = Arrays.stream(amounts).sum();
        double wanted = share * scores.length;
        double border = scores.length == 0 ? 0 : sorted[scores.length - (int) Math.ceil(wanted)];
        double above = 0;
        double at = 0;
        double sumAbove = 0;
        double sumAt = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > border) {
                above++;
                sumAbove += amounts[i];
            } else if (scores[i] == border) {
                at++;
                sumAt += amounts[i];
            }
        }
        return total > 0 ? (sumAbove + sumAt * (wanted - above) / at) / total : null;
    }

    /** How many are less. */
    private static int below(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
