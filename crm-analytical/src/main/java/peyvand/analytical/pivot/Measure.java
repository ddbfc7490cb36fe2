package peyvand.analytical.pivot;

/**
 * What is told of sales. Amounts are in the base currency, after discounts and before tax.
 *
 * <p>Sold is a line of a product with a quantity and an amount above zero, taken back is a line of a product with a quantity below
 * zero, or of a return. Orders and customers are those of which anything was sold, each counted once however many lines or
 * cells they stand in.
 */
public enum Measure {
    /** What was sold. */
    REVENUE,
    /** What was taken back, whenever it had been sold. */
    RETURNS,
    /** Revenue less returns. */
    NET,
    ORDERS,
    /** Without those nobody knows. */
    CUSTOMERS,
    UNITS,
    /** Revenue of an order. */
    BASKET;

    public boolean isMoney() {
        return this != UNITS && this != ORDERS && this != CUSTOMERS;
    }

    /** Whether its totals are no sums of its cells, but are reckoned from the lines. */
    boolean countsIds() {
        return this == ORDERS || this == CUSTOMERS || this == BASKET;
    }
}
