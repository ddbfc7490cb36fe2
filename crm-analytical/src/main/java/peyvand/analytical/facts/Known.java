package peyvand.analytical.facts;

/**
 * What is known already of days, where some customers are read only. Both are counted from 1970-01-01, and
 * {@link Integer#MIN_VALUE} where they are not known.
 *
 * @param lastPurchase of anybody
 * @param asOf the day as of which all were looked at: some are not looked at as of an earlier one
 */
public record Known(int lastPurchase, int asOf) {

    static final Known NOTHING = new Known(Integer.MIN_VALUE, Integer.MIN_VALUE);
}
