package peyvand.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What the lines of an order, a quote or an invoice come to together. Every total is the sum of the amounts of the
 * lines, so that a reader who adds up the lines finds it.
 *
 * <p>A discount on the whole is a share of the sum of the lines after their own discounts, rounded once and spread over
 * the lines in proportion to those amounts: each gets the whole minor units of its part, and what is left goes, a minor
 * unit each, to the lines with the largest remainders. Of equal remainders the larger line is served first. The parts add
 * up exactly, and no total depends on the order of the lines.
 *
 * @param lines in the order of the terms
 * @param list the list amounts
 * @param lineDiscounts what the discounts of the lines take off
 * @param discount what the discount on the whole takes off
 * @param net after all discounts, before tax
 */
public record Totals(
        List<LineAmounts> lines,
        BigDecimal list,
        BigDecimal lineDiscounts,
        BigDecimal discount,
        BigDecimal net,
        BigDecimal tax) {

    public Totals {
        lines = List.copyOf(lines);
    }

    /**
     * @param discountPercent on the whole, 0 to 100; above zero only where no line goes against the others
     * @param currency ISO code
     * @throws RuleViolation when a percentage is none, or a sum is more than the books can hold
     */
    public static Totals of(List<LineTerms> lines, BigDecimal discountPercent, String currency) {
        LineTerms.requireDiscount(discountPercent);
        List<LineAmounts> alone =
                lines.stream().map(line -> line.amounts(currency)).toList();
        if (discountPercent.signum() == 0) {
            return of(alone);
        }
        List<BigDecimal> shares = shares(lines, alone, discountPercent, currency);
        List<LineAmounts> amounts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            amounts.add(lines.get(i).amounts(currency, shares.get(i)));
        }
        return of(amounts);
    }

    /** Net and tax. */
    public BigDecimal total() {
        return net.add(tax);
    }

    private static Totals of(List<LineAmounts> lines) {
        Totals totals = new Totals(
                lines,
                sum(lines, LineAmounts::list),
                sum(lines, LineAmounts::discount),
                sum(lines, LineAmounts::sharedDiscount),
                sum(lines, LineAmounts::net),
                sum(lines, LineAmounts::tax));
        LineTerms.requireRoom(totals.list);
        LineTerms.requireRoom(totals.total());
        return totals;
    }

    private static BigDecimal sum(List<LineAmounts> lines, Function<LineAmounts, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A line's whole minor units of the discount, and what is missing to its exact part: remainder / sum of the lines. */
    private record Part(int index, LineTerms terms, BigDecimal net, BigDecimal whole, BigDecimal remainder) {

        static final Comparator<Part> FIRST_SERVED = Comparator.comparing(Part::remainder, Comparator.reverseOrder())
                .thenComparing(Part::net, Comparator.reverseOrder())
                .thenComparing(Part::terms, LineTerms.ORDER);
    }

    private static List<BigDecimal> shares(
            List<LineTerms> lines, List<LineAmounts> alone, BigDecimal discountPercent, String currency) {
        int sign = sign(alone);
        BigDecimal sum = sum(alone, LineAmounts::net).abs();
        BigDecimal discount = MinorUnits.round(sum.multiply(Percent.share(discountPercent)), currency);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(MinorUnits.decimals(currency));
        List<Part> parts = new ArrayList<>();
        BigDecimal left = discount;
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal net = alone.get(i).net().abs();
            BigDecimal[] part = sum.signum() == 0
                    ? new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO}
                    : discount.multiply(net).divideAndRemainder(sum.multiply(unit));
            BigDecimal whole = part[0].multiply(unit);
            parts.add(new Part(i, lines.get(i), net, whole, part[1]));
            left = left.subtract(whole);
        }
        parts.sort(Part.FIRST_SERVED);
        BigDecimal[] shares = new BigDecimal[lines.size()];
        for (Part part : parts) {
            BigDecimal more = left.signum() > 0 ? unit : BigDecimal.ZERO;
            left = left.subtract(more);
            BigDecimal share = part.whole().add(more).setScale(MinorUnits.decimals(currency), RoundingMode.UNNECESSARY);
            shares[part.index()] = sign < 0 ? share.negate() : share;
        }
        return List.of(shares);
    }

    /** Which way the lines go: 1 or -1. */
    private static int sign(List<LineAmounts> lines) {
        boolean back = lines.stream().anyMatch(line -> line.net().signum() < 0);
        if (back && lines.stream().anyMatch(line -> line.net().signum() > 0)) {
            throw new RuleViolation("rule.line.bothWays");
        }
        return back ? -1 : 1;
    }
}
