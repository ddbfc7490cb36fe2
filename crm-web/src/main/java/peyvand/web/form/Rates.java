package peyvand.web.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Formats;

/** The exchange rate on a form: it has more decimals than amounts of money. */
public final class Rates {

    public static final String FIELD = "exchangeRate";

    private static final int DECIMALS = 8;
    private static final int DIGITS = 11;

    private Rates() {}

    /** What the field says; null where it says nothing, or something else than a rate: then it has a problem. */
    public static @Nullable BigDecimal read(Form form, Formats formats) {
        String typed = form.text(FIELD);
        if (typed == null) {
            return null;
        }
        BigDecimal rate = formats.readNumber(typed).orElse(null);
        if (rate == null || rate.signum() <= 0) {
            form.reject(FIELD, "order.exchangeRate.number");
        } else if (rate.precision() - rate.scale() > DIGITS) {
            form.reject(FIELD, "form.tooBig");
        } else if (rate.stripTrailingZeros().scale() > DECIMALS) {
            form.reject(FIELD, "form.decimals", DECIMALS);
        }
        return rate;
    }
}
