package peyvand.operational.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/**
 * What an amount is counted in.
 *
 * @param currency ISO code; null means the base currency
 * @param exchangeRate units of the base currency for one of this one; null only with the base currency
 */
public record Rate(@Nullable String currency, @Nullable BigDecimal exchangeRate) {

    /** The base currency. */
    public static final Rate BASE = new Rate(null, null);

    /** The same with both filled in. */
    public Rate against(String baseCurrency) {
        if (currency == null || currency.equals(baseCurrency)) {
            return new Rate(baseCurrency, BigDecimal.ONE);
        }
        Currencies.require(currency);
        if (exchangeRate == null || exchangeRate.signum() <= 0) {
            throw new RuleViolation("rule.order.exchangeRate", baseCurrency, currency);
        }
        return this;
    }
}
