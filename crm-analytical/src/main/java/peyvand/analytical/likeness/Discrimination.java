package peyvand.analytical.likeness;

import java.util.Arrays;

/**
 * Of a member and another, how often the member is held for more alike, ties half: the area under the ROC curve, by ranks (H.
 * Mann and D. Whitney, Ann. Math. Stat. 18, 1947), and its interval of 95 % (J. Hanley and B. McNeil, Radiology 143, 1982).
 *
 * @param auc 0 to 1; a half by luck
 */
record Discrimination(double auc, double low, double high) {

    private static final double Z = 1.959963984540054;
    private static final double LUCK = 0.5;

    /** @throws IllegalArgumentException where there are none of either */
    static Discrimination of(double[] members, double[] others) {
        if (members.length == 0 || others.length == 0) {
            throw new IllegalArgumentException("nobody to tell apart");
        }
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double member : members) {
            wins += (below(sorted, member, false) + below(sorted, member, true)) / 2.0;
        }
        double auc = wins / ((double) members.length * others.length);
        double error = error(auc, members.length, others.length);
        return new Discrimination(auc, Math.max(0, auc - Z * error), Math.min(1, auc + Z * error));
    }

    /** How many are less; or not more, if equal ones count. */
    private static int below(double[] sorted, double value, boolean equal) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value || (equal && sorted[middle] == value)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double error(double auc, double members, double others) {
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double variance = auc * (1 - auc) + (members - 1) * (q1 - auc * auc) + (others - 1) * (q2 - auc * auc);
        return Math.sqrt(Math.max(0, variance) / (members * others));
    }

    boolean betterThanLuck() {
        return low > LUCK;
    }
}
