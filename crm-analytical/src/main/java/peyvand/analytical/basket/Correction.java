package peyvand.analytical.basket;

import java.util.Arrays;
import java.util.Comparator;

/** How chances are corrected for being the smallest of many. All as natural logarithms, where they do not vanish. */
public enum Correction {

    /**
     * The chance that any of what is kept is chance, however the tests hang together (Holm, Scand. J. Stat. 6, 1979).
     * Strict: what is told to people as a fact.
     */
    HOLM {
        @Override
        double[] ofSorted(double[] sorted, long tests) {
            double[] corrected = new double[sorted.length];
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < sorted.length; i++) {
                largest = Math.max(largest, Math.min(0, sorted[i] + Math.log((double) tests - i)));
                corrected[i] = largest;
            }
            return corrected;
        }
    },

    /**
     * The share of what is kept that is chance, where tests do not speak against each other (Benjamini and Hochberg,
     * J. R. Stat. Soc. B 57, 1995; Benjamini and Yekutieli, Ann. Stat. 29, 2001). Lets more through: what is looked through
     * further.
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] ofSorted(double[] sorted, long tests) {
            double[] corrected = new double[sorted.length];
            double smallest = 0;
            for (int i = sorted.length - 1; i >= 0; i--) {
                smallest = Math.min(smallest, sorted[i] + Math.log((double) tests / (i + 1)));
                corrected[i] = smallest;
            }
            return corrected;
        }
    };

    abstract double[] ofSorted(double[] sorted, long tests);

    /**
     * @param logs natural logarithms of chances, in any order
     * @param tests how many tests there were, those included whose chances are not there as they were not small; not
     *     fewer than there are chances
     * @return for each, in the same order, the logarithm of the least level at which it is kept
     */
    public double[] of(double[] logs, long tests) {
        if (tests < logs.length) {
            throw new IllegalArgumentException(tests + " tests, " + logs.length + " chances");
        }
        Integer[] order = new Integer[logs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> logs[i]));
        double[] sorted = new double[logs.length];
        Arrays.setAll(sorted, i -> logs[order[i]]);
        double[] correctedSorted = ofSorted(sorted, tests);
        double[] corrected = new double[logs.length];
        for (int i = 0; i < order.length; i++) {
            corrected[order[i]] = correctedSorted[i];
        }
        return corrected;
    }
}
