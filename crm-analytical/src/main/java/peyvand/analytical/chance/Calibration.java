package peyvand.analytical.chance;

import java.util.Arrays;
import peyvand.analytical.chance.Logit.Rows;

/**
 * Puts right probabilities that are too bold or too timid: Platt's scaling of their log odds (J. Platt, 1999).
 *
 * <p>Two numbers can be learned from some dozens of outcomes; an isotonic curve needs about a thousand (Niculescu-Mizil
 * and Caruana, ICML 2005), which few companies have. Both numbers are held back towards leaving all as it is.
 */
record Calibration(double intercept, double slope) {

    static final Calibration NONE = new Calibration(0, 1);

    private static final double HELD_BACK = 1;

    double of(double logOdds) {
        return intercept + slope * logOdds;
    }

    /** That which fits outcomes that the weights have not seen. */
    static Calibration fit(double[] logOdds, boolean[] happened) {
        return fit(logOdds, happened, HELD_BACK);
    }

    /** How right probabilities are: 0 and 1 where nothing has to be put right. */
    static Calibration measure(double[] logOdds, boolean[] happened) {
        return fit(logOdds, happened, 0);
    }

    private static Calibration fit(double[] logOdds, boolean[] happened, double penalty) {
        int[][] columns = new int[logOdds.length][];
        Arrays.fill(columns, new int[] {0, 1});
        double[][] values =
                Arrays.stream(logOdds).mapToObj(eta -> new double[] {1, eta}).toArray(double[][]::new);
        double[] weights = Logit.fit(new Rows(columns, values, 2), happened, logOdds, new double[] {penalty, penalty})
                .weights();
        return new Calibration(weights[0], 1 + weights[1]);
    }
}
