package peyvand.analytical.basket;

import java.util.Arrays;

/**
 * Whoever buys these buys those, too.
 *
 * @param antecedent the items it begins with, ascending
 * @param consequent the items that follow, ascending; none of the antecedent's
 */
public record Rule(int[] antecedent, int[] consequent, FourCounts counts) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule
                && Arrays.equals(antecedent, rule.antecedent)
                && Arrays.equals(consequent, rule.consequent)
                && counts.equals(rule.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(antecedent) + Arrays.hashCode(consequent);
    }

    @Override
    public String toString() {
        return Arrays.toString(antecedent) + " ⇒ " + Arrays.toString(consequent) + " " + counts;
    }
}
