package peyvand.web.product;

import java.math.BigDecimal;
import java.math.RoundingMode;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Money;

/** Amounts and shares as they are written. */
final class Amounts {

    static final int HUNDRED = 100;

    private Amounts() {}

    /** In the base currency, without its smallest parts. */
    static String whole(double amount, Ui ui) {
        return ui.formats().money(decimal(amount, 0), ui.baseCurrency());
    }

    static Money money(double amount, Ui ui) {
        return new Money(decimal(amount, 2), ui.baseCurrency());
    }

    static BigDecimal decimal(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }

    static String percent(double share, Ui ui) {
        return ui.message("opportunity.percent", decimal(share * HUNDRED, 1).stripTrailingZeros());
    }
}
