package peyvand.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** The smallest amounts that are really paid in a currency: cents of a dollar, whole rials. */
public final class MinorUnits {

    private static final int USUAL = 2;

    private MinorUnits() {}

    /** @return how many decimals amounts of this currency have; two where the code is unknown */
    public static int decimals(String currency) {
        if (currency.equals("IRR") || currency.equals("IRT")) {
            return 0;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return USUAL;
        }
    }

    /** The amount as it can be paid; a half is rounded away from zero. */
    public static BigDecimal round(BigDecimal amount, String currency) {
        return amount.setScale(decimals(currency), RoundingMode.HALF_UP);
    }
}
