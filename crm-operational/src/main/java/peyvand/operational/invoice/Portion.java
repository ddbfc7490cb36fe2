package peyvand.operational.invoice;

import java.math.BigDecimal;
import java.math.MathContext;
import peyvand.domain.LineAmounts;
import peyvand.domain.LineTerms;
import peyvand.domain.MinorUnits;

/**
 * A line that is invoiced or credited in parts. The last part is what is missing to the whole, so that the parts add up to
 * it whatever was rounded on the way.
 *
 * @param terms of the whole line
 * @param whole what it comes to
 * @param takenQuantity what earlier parts took of it
 * @param taken what they came to
 */
record Portion(LineTerms terms, LineAmounts whole, BigDecimal takenQuantity, LineAmounts taken) {

    BigDecimal left() {
        return terms.quantity().subtract(takenQuantity).max(BigDecimal.ZERO);
    }

    /** What so much of it comes to. */
    LineAmounts of(BigDecimal quantity, String currency) {
        if (takenQuantity.add(quantity).compareTo(terms.quantity()) == 0) {
            return new LineAmounts(
                    whole.list().subtract(taken.list()),
                    whole.discount().subtract(taken.discount()),
                    whole.sharedDiscount().subtract(taken.sharedDiscount()),
                    whole.net().subtract(taken.net()),
                    whole.tax().subtract(taken.tax()));
        }
        BigDecimal shared = whole.sharedDiscount().multiply(quantity).divide(terms.quantity(), MathContext.DECIMAL128);
        return terms.withQuantity(quantity).amounts(currency, MinorUnits.round(shared, currency));
    }
}
