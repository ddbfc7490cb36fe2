package peyvand.analytical.report;

import java.math.BigDecimal;
import peyvand.analytical.statistic.Proportion;
import peyvand.domain.CompetitorId;

/**
 * What came of opportunities that a competitor was after too. Amounts are in the base currency.
 *
 * @param lostTo those that this competitor sold instead
 * @param lostOtherwise to another one, to nobody, or nobody knows
 * @param open not yet decided
 */
public record Rivalry(
        CompetitorId competitor,
        long won,
        BigDecimal wonAmount,
        long lostTo,
        BigDecimal lostToAmount,
        long lostOtherwise,
        long open) {

    /** How many were won of those that one of the two sold. */
    public Proportion rate() {
        return new Proportion(won, won + lostTo);
    }
}
