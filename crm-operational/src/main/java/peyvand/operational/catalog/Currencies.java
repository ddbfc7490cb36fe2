package peyvand.operational.catalog;

import java.util.Currency;
import peyvand.domain.RuleViolation;

/** The codes that money can be counted in. */
public final class Currencies {

    private Currencies() {}

    /** Refuses a code that ISO 4217 does not have. */
    public static void require(String code) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(code))) {
            throw new RuleViolation("rule.currency", code);
        }
    }
}
