package peyvand.analytical.basket;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntPredicate;

/** Rules between items. Cannot be changed. */
public final class Rules {

    private final Itemsets sets;
    private final int[] ofSet;

    /** Which items of the set follow, a bit for each. */
    private final int[] follows;

    private final int[] antecedents;
    private final int[] consequents;
    private final boolean anyConsequent;

    private Rules(
            Itemsets sets, int[] ofSet, int[] follows, int[] antecedents, int[] consequents, boolean anyConsequent) {
        this.sets = sets;
        this.ofSet = ofSet;
        this.follows = follows;
        this.antecedents = antecedents;
        this.consequents = consequents;
        this.anyConsequent = anyConsequent;
    }

    public int size() {
        return ofSet.length;
    }

    public Rule rule(int index) {
        int[] set = sets.set(ofSet[index]);
        return new Rule(pick(set, ~follows[index]), pick(set, follows[index]), counts(index));
    }

    public FourCounts counts(int index) {
        return new FourCounts(sets.count(ofSet[index]), antecedents[index], consequents[index], sets.baskets());
    }

    public List<Rule> list() {
        return new Listed();
    }

    /** Those of the rules only, by their numbers. */
    public Rules only(IntPredicate kept) {
        Builder some = new Builder(sets, anyConsequent);
        for (int i = 0; i < size(); i++) {
            if (kept.test(i)) {
                some.add(ofSet[i], follows[i], antecedents[i], consequents[i]);
            }
        }
        return some.build();
    }

    /**
     * How many rules might have been found, whatever came: so many were tested. With one item that follows, each
     * frequent set with each frequent item that is not in it, whether or not the two are together in so many baskets
     * that the rule was looked at; with any, each two frequent sets, which is more than those that share no item.
     */
    public long tests() {
        long[] bySize = sets.counts().bySize();
        if (anyConsequent) {
            return (long) sets.size() * Math.max(0, sets.size() - 1);
        }
        long tests = 0;
        for (int size = 1; size <= bySize.length && size < sets.longest(); size++) {
            tests += bySize[size - 1] * (bySize[0] - size);
        }
        return tests;
    }

    private static int[] pick(int[] set, int positions) {
        int size = 0;
        int[] picked = new int[set.length];
        for (int i = 0; i < set.length; i++) {
            if ((positions >>> i & 1) != 0) {
                picked[size++] = set[i];
            }
        }
        return Arrays.copyOf(picked, size);
    }

    private final class Listed extends AbstractList<Rule> implements RandomAccess {

        @Override
        public Rule get(int index) {
            return rule(index);
        }

        @Override
        public int size() {
            return Rules.this.size();
        }
    }

    static final class Builder {

        private static final int FIRST_LENGTH = 256;

        private final Itemsets sets;
        private final boolean anyConsequent;
        private int[] ofSet = new int[FIRST_LENGTH];
        private int[] follows = new int[FIRST_LENGTH];
        private int[] antecedents = new int[FIRST_LENGTH];
        private int[] consequents = new int[FIRST_LENGTH];
        private int size;

        Builder(Itemsets sets, boolean anyConsequent) {
            this.sets = sets;
            this.anyConsequent = anyConsequent;
        }

        int size() {
            return size;
        }

        void add(int set, int following, int antecedent, int consequent) {
            if (size == ofSet.length) {
                resize(2 * size);
            }
            ofSet[size] = set;
            follows[size] = following;
            antecedents[size] = antecedent;
            consequents[size++] = consequent;
        }

        Rules build() {
            resize(size);
            return new Rules(sets, ofSet, follows, antecedents, consequents, anyConsequent);
        }

        private void resize(int length) {
            ofSet = Arrays.copyOf(ofSet, length);
            follows = Arrays.copyOf(follows, length);
            antecedents = Arrays.copyOf(antecedents, length);
            consequents = Arrays.copyOf(consequents, length);
        }
    }
}
