package peyvand.domain;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * What is agreed for one line of an order, a quote or an invoice. What it comes to, step by step, each step rounded to
 * the currency's minor unit, a half away from zero:
 *
 * <ol>
 *   <li>list amount = quantity × unit price;
 *   <li>after its own discount = quantity × unit price × (1 − discount / 100), rounded once; the line's discount is what
 *       is missing to the list amount;
 *   <li>net = the same less the line's part of a discount on the whole, see {@link Totals};
 *   <li>tax = net × tax / 100, on top of the net.
 * </ol>
 *
 * @param quantity below zero where something is taken back
 * @param unitPrice in the currency of the document, before discount and tax
 * @param discountPercent 0 to 100, with at most two decimals
 * @param taxPercent 0 to 100, with at most two decimals
 */
public record LineTerms(BigDecimal quantity, BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal taxPercent) {

    private static final int MOST_DIGITS = 15;

    /** By all that is agreed; lines that are equal in it are alike in every respect. */
    static final Comparator<LineTerms> ORDER = Comparator.comparing(LineTerms::taxPercent)
            .thenComparing(LineTerms::discountPercent)
            .thenComparing(LineTerms::quantity)
            .thenComparing(LineTerms::unitPrice);

    public LineTerms {
        requireDiscount(discountPercent);
        requireTax(taxPercent);
    }

    /** Neither discount nor tax. */
    public static LineTerms plain(BigDecimal quantity, BigDecimal unitPrice) {
        return new LineTerms(quantity, unitPrice, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    public LineTerms withQuantity(BigDecimal other) {
        return new LineTerms(other, unitPrice, discountPercent, taxPercent);
    }

    /** Whether price, discount and tax are the same, whatever the quantities. */
    public boolean agreesWith(LineTerms other) {
        return ORDER.compare(withQuantity(other.quantity), other) == 0;
    }

    /** What a line with no part in a discount on the whole comes to. */
    public LineAmounts amounts(String currency) {
        return amounts(currency, BigDecimal.ZERO);
    }

    /**
     * What the line comes to.
     *
     * @param sharedDiscount its part of the discount on the whole, in minor units
     * @throws RuleViolation when it is more than the books can hold
     */
    public LineAmounts amounts(String currency, BigDecimal sharedDiscount) {
        BigDecimal exact = quantity.multiply(unitPrice);
        BigDecimal list = MinorUnits.round(exact, currency);
        BigDecimal after = MinorUnits.round(exact.multiply(Percent.without(discountPercent)), currency);
        BigDecimal net = after.subtract(sharedDiscount);
        BigDecimal tax = MinorUnits.round(net.multiply(Percent.share(taxPercent)), currency);
        requireRoom(list);
        requireRoom(net.add(tax));
        return new LineAmounts(list, list.subtract(after), sharedDiscount, net, tax);
    }

    /** @throws RuleViolation when it is no percentage of a discount */
    public static void requireDiscount(BigDecimal percent) {
        if (!Percent.allows(percent)) {
            throw new RuleViolation("rule.line.discount");
        }
    }

    /** @throws RuleViolation when it is no percentage of tax */
    public static void requireTax(BigDecimal percent) {
        if (!Percent.allows(percent)) {
            throw new RuleViolation("rule.line.tax");
        }
    }

    static void requireRoom(BigDecimal amount) {
        if (amount.precision() - amount.scale() > MOST_DIGITS) {
            throw new RuleViolation("rule.line.tooBig");
        }
    }
}
