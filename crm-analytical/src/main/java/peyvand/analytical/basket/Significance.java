package peyvand.analytical.basket;

import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * How sure it is that a rule is no chance: Fisher's exact test, one-sided, corrected for all rules that were tested, which
 * {@link Rules#tests} counts. Few baskets make high lifts by chance; here they do not pass.
 *
 * @param tests that were made
 * @param logs of each rule the natural logarithm of the chance that so many baskets or more have both by chance,
 *     corrected
 */
public record Significance(long tests, double[] logs) {

    /** What is added to a sum that is smaller than this does not change it. */
    private static final double NOTHING = 1e-18;

    public static Significance of(Rules rules, Correction correction) {
        double[] logs = IntStream.range(0, rules.size())
                .mapToDouble(i -> logChance(rules.counts(i)))
                .toArray();
        long tests = Math.max(rules.tests(), rules.size());
        return new Significance(tests, correction.of(logs, tests));
    }

    /** Whether a rule passes at that level, 0.05 say. */
    public boolean passes(int rule, double level) {
        return logs[rule] <= Math.log(level);
    }

    /**
     * The natural logarithm of the chance that as many baskets or more would have both, if one had nothing to do with the
     * other: the upper tail of the hypergeometric distribution (R. A. Fisher, 1935). Exact but for rounding, also where the
     * chance is too small for a number.
     */
    public static double logChance(FourCounts counts) {
        int least = (int) Math.max(0, (long) counts.antecedent() + counts.consequent() - counts.baskets());
        if (counts.both() <= least) {
            return 0;
        }
        double middle = (double) counts.antecedent() * counts.consequent() / counts.baskets();
        if (counts.both() > middle) {
            return logSum(counts, counts.both(), 1);
        }
        return Math.log1p(-Math.exp(logSum(counts, counts.both() - 1, -1)));
    }

    /** Of the chances from one count on, upwards or downwards, away from the middle. */
    private static double logSum(FourCounts counts, int from, int step) {
        int most = Math.min(counts.antecedent(), counts.consequent());
        double first = new HypergeometricDistribution(counts.baskets(), counts.consequent(), counts.antecedent())
                .logProbability(from);
        double sum = 1;
        double term = 1;
        for (int both = from; both + step >= 0 && both + step <= most && term > sum * NOTHING; both += step) {
            term *= step > 0 ? ratio(counts, both) : 1 / ratio(counts, both - 1);
            sum += term;
        }
        return Math.min(0, first + Math.log(sum));
    }

    /** How many times as likely one basket more is. */
    private static double ratio(FourCounts counts, int both) {
        double without = (double) counts.baskets() - counts.antecedent() - counts.consequent() + both + 1;
        return (double) (counts.antecedent() - both) * (counts.consequent() - both) / ((both + 1.0) * without);
    }
}
