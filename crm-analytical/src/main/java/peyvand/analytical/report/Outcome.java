package peyvand.analytical.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.statistic.Proportion;

/**
 * What came of some opportunities. Amounts are in the base currency.
 *
 * @param key of what they have in common, see {@link Group}; null where they have none
 */
public record Outcome(@Nullable String key, long won, BigDecimal wonAmount, long lost, BigDecimal lostAmount) {

    public long decided() {
        return won + lost;
    }

    /** How many of those decided were won. */
    public Proportion rate() {
        return new Proportion(won, decided());
    }

    /** Both together, under a key. */
    public Outcome plus(Outcome other) {
        return new Outcome(
                key,
                won + other.won,
                wonAmount.add(other.wonAmount),
                lost + other.lost,
                lostAmount.add(other.lostAmount));
    }

    public Outcome under(@Nullable String otherKey) {
        return new Outcome(otherKey, won, wonAmount, lost, lostAmount);
    }

    public static Outcome none(@Nullable String key) {
        return new Outcome(key, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }
}
