package peyvand.analytical.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who buys these products buys that one too, more often than chance would have it.
 *
 * @param number by which it is found, until the next analysis
 * @param buys one or several, in one basket
 * @param both baskets with all of it
 * @param ofBuys baskets with {@code buys}
 * @param ofAlso baskets with {@code also}
 * @param confidence share of the baskets with {@code buys} that have {@code also}
 * @param lift so many times as often as in all baskets
 * @param leverage share of all baskets that have both, less the share that would by chance
 * @param conviction so many times as often {@code also} would be missing by chance; null: it never is
 * @param logChance natural logarithm of the chance that it is mere chance, corrected for the rules that were tried
 */
public record RuleRow(
        int number,
        List<Product> buys,
        Product also,
        int both,
        int ofBuys,
        int ofAlso,
        double confidence,
        double lift,
        double leverage,
        @Nullable Double conviction,
        double logChance) {

    private static final double LOG_MILLIONTH = Math.log(1e-6);
    private static final double LOG_BILLIONTH = Math.log(1e-9);

    /** How likely it is that a rule is mere chance, at most. */
    public enum Chance {
        HUNDREDTH,
        MILLIONTH,
        BILLIONTH
    }

    /** No rule is kept whose chance is higher than a hundredth. */
    public Chance chance() {
        return logChance <= LOG_BILLIONTH
                ? Chance.BILLIONTH
                : logChance <= LOG_MILLIONTH ? Chance.MILLIONTH : Chance.HUNDREDTH;
    }
}
