package peyvand.domain;

import java.math.BigDecimal;

/** Shares out of a hundred. */
final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES_OF_HUNDRED = 2;
    private static final int MOST_DECIMALS = 2;

    private Percent() {}

    /** Whether it lies between 0 and 100 and can be written down with two decimals. */
    static boolean allows(BigDecimal percent) {
        return percent.signum() >= 0
                && percent.compareTo(HUNDRED) <= 0
                && percent.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }

    static BigDecimal share(BigDecimal percent) {
        return percent.movePointLeft(PLACES_OF_HUNDRED);
    }

    /** What is left without it, as a share of one. */
    static BigDecimal without(BigDecimal percent) {
        return share(HUNDRED.subtract(percent));
    }
}
