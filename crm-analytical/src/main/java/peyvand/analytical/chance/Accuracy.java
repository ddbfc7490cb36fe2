package peyvand.analytical.chance;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How well probabilities foretold what came.
 *
 * @param brier mean squared error, 0 to 1: the less, the better
 * @param logLoss mean surprise: the less, the better
 * @param auc how often of two, one won and one lost, the won one had been held for likelier; a half by luck. Null where
 *     all ended alike
 * @param intercept with the slope, what would put their log odds right: 0 and 1 where nothing has to be; null where
 *     that cannot be told
 */
public record Accuracy(
        double brier,
        double logLoss,
        @Nullable Double auc,
        @Nullable Double intercept,
        @Nullable Double slope) {

    /** Nothing is held for more certain than this, or one surprise would outweigh everything else. */
    private static final double NEVER = 0.005;

    /** A steeper slope means only that the outcomes are told apart by luck. */
    private static final double STEEP = 100;

    static Accuracy of(double[] probabilities, boolean[] happened) {
        double squares = 0;
        double surprise = 0;
        for (int i = 0; i < happened.length; i++) {
            double error = probabilities[i] - (happened[i] ? 1 : 0);
            squares += error * error;
            surprise += surprise(probabilities[i], happened[i]);
        }
        Calibration calibration = calibration(probabilities, happened);
        return new Accuracy(
                squares / happened.length,
                surprise / happened.length,
                auc(probabilities, happened),
                calibration == null ? null : calibration.intercept(),
                calibration == null ? null : calibration.slope());
    }

    static double surprise(double probability, boolean happened) {
        return -Math.log(bounded(happened ? probability : 1 - probability));
    }

    static double bounded(double probability) {
        return Math.min(1 - NEVER, Math.max(NEVER, probability));
    }

    /** By ranks, ties in the middle (Mann and Whitney). */
    private static @Nullable Double auc(double[] probabilities, boolean[] happened) {
        Integer[] order = new Integer[happened.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        double ranks = 0;
        long won = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            int here = 0;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                here += happened[order[to++]] ? 1 : 0;
            }
            ranks += here * (from + 1 + to) / 2.0;
            won += here;
        }
        long lost = happened.length - won;
        return won == 0 || lost == 0 ? null : (ranks - won * (won + 1) / 2.0) / ((double) won * lost);
    }

    private static @Nullable Calibration calibration(double[] probabilities, boolean[] happened) {
        if (Arrays.stream(probabilities).distinct().limit(2).count() < 2) {
            return null;
        }
        try {
            Calibration found = Calibration.measure(
                    Arrays.stream(probabilities)
                            .map(p -> Logit.logOdds(bounded(p)))
                            .toArray(),
                    happened);
            return Math.abs(found.slope()) > STEEP ? null : found;
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
