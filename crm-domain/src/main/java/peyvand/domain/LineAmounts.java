package peyvand.domain;

import java.math.BigDecimal;

/**
 * What a line comes to, in minor units of its currency; how is said at {@link LineTerms}.
 *
 * @param list quantity times unit price
 * @param discount what the line's own discount takes off the list amount
 * @param sharedDiscount the line's part of the discount on the whole
 * @param net after all discounts, before tax
 * @param tax on the net
 */
public record LineAmounts(
        BigDecimal list, BigDecimal discount, BigDecimal sharedDiscount, BigDecimal net, BigDecimal tax) {

    /** Net and tax. */
    public BigDecimal total() {
        return net.add(tax);
    }
}
