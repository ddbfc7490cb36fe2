package peyvand.analytical.basket;

import java.util.OptionalInt;
import peyvand.analytical.basket.Mined.Complete;
import peyvand.analytical.basket.Mined.Limit;
import peyvand.analytical.basket.Mined.Stopped;
import peyvand.analytical.statistic.Progress;

/**
 * The rules that frequent itemsets hold, in the order of the sets.
 *
 * @param basisPoints of confidence that a rule has at least, 0 to {@value FourCounts#BASIS_POINTS}; compared in whole
 *     numbers
 * @param anyConsequent whether several items may follow; else one does, which is what people can act upon
 * @param simplest whether a rule is left out that is no more confident than the same one of fewer items, or of none: its
 *     improvement is not above 0 (Bayardo, Agrawal and Gunopulos, ICDE 1999)
 * @param most rules that there may be
 */
public record RuleSearch(int basisPoints, boolean anyConsequent, boolean simplest, int most) {

    /** Bits by which the items of a set are told; no set of more can be there, as all of its subsets would. */
    private static final int BITS = 31;

    /** Subsets that are looked at between news. */
    private static final int STRIDE = 1 << 14;

    public RuleSearch {
        if (basisPoints < 0 || basisPoints > FourCounts.BASIS_POINTS || most < 1) {
            throw new IllegalArgumentException(basisPoints + " of ten thousand, " + most + " rules");
        }
    }

    /** One item follows; all of those rules. */
    public static RuleSearch of(int basisPoints) {
        return new RuleSearch(basisPoints, false, false, 1 << 24);
    }

    /** @throws java.util.concurrent.CancellationException where they are not wanted any more */
    public Mined<Rules> in(Itemsets sets, Progress progress) {
        progress.reached(0);
        Run run = new Run(sets, new Rules.Builder(sets, anyConsequent), progress);
        for (int set = 0; set < sets.size(); set++) {
            if (sets.size(set) > 1 && !run.of(set)) {
                return new Stopped<>(Limit.RULES, most, OptionalInt.empty());
            }
        }
        progress.reached(1);
        return new Complete<>(run.rules.build());
    }

    /** On its way through the sets. */
    private final class Run {

        private final Itemsets sets;
        private final ItemsetIndex index;
        private final Rules.Builder rules;
        private final Progress progress;
        private int looks;

        Run(Itemsets sets, Rules.Builder rules, Progress progress) {
            this.sets = sets;
            this.index = new ItemsetIndex(sets);
            this.rules = rules;
            this.progress = progress;
        }

        boolean of(int set) {
            if (sets.size(set) > BITS) {
                throw new IllegalArgumentException("a set of " + sets.size(set) + " items");
            }
            return consequents(set, 0, 0);
        }

        /**
         * Whatever follows, more cannot follow with more confidence: its antecedent is shorter, so that it is in as many
         * baskets or more.
         */
        private boolean consequents(int set, int consequent, int from) {
            int size = sets.size(set);
            int all = (1 << size) - 1;
            for (int i = from; i < size; i++) {
                int next = consequent | 1 << i;
                if (next == all) {
                    continue;
                }
                look(set);
                int antecedent = index.count(set, all ^ next);
                if (FourCounts.isConfident(sets.count(set), antecedent, basisPoints)) {
                    if (!simplest || isBetterThanSimpler(set, next, antecedent)) {
                        if (rules.size() == most) {
                            return false;
                        }
                        rules.add(set, next, antecedent, index.count(set, next));
                    }
                    if (anyConsequent && !consequents(set, next, i + 1)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void look(int set) {
            if (++looks % STRIDE == 0) {
                progress.reached((double) set / sets.size());
            }
        }

        private boolean isBetterThanSimpler(int set, int consequent, int antecedentCount) {
            int antecedent = (1 << sets.size(set)) - 1 ^ consequent;
            int both = sets.count(set);
            for (int fewer = antecedent - 1 & antecedent; ; fewer = fewer - 1 & antecedent) {
                look(set);
                int simplerBoth = index.count(set, fewer | consequent);
                int simpler = fewer == 0 ? sets.baskets() : index.count(set, fewer);
                if ((long) simplerBoth * antecedentCount >= (long) both * simpler) {
                    return false;
                }
                if (fewer == 0) {
                    return true;
                }
            }
        }
    }
}
