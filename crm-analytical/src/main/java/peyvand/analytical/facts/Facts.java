package peyvand.analytical.facts;

import java.time.LocalDate;

/**
 * What was bought by whom, read once for a whole analysis. Customers and products are told by their place in
 * {@code customers} and {@code products}; days are counted from 1970-01-01 in the company's zone, amounts are in
 * ten-thousandths of its base currency: whole numbers, whose sums are the same in whatever order they are added.
 *
 * <p>A purchase is an order of kind SALE with at least one line of which more than nothing was bought for more than
 * nothing; its amount is that of these lines, charges for shipping and the like among them. What was taken back is kept
 * apart. Orders of kind ADJUSTMENT count for nothing.
 *
 * @param snapshot which transactions it has seen, as PostgreSQL tells it; empty where that is not known
 * @param asOf as of which day all is looked at; later purchases are left out
 * @param customers their ids, ascending
 * @param returned of each customer, what was taken back: 0 or more
 * @param products their ids, ascending
 * @param takenBack of each product, what was taken back: 0 or more, of unknown customers too
 * @param merchandise of each product, whether it is one: no charge, discount or voucher
 */
public record Facts(
        String snapshot,
        LocalDate asOf,
        long[] customers,
        Purchases purchases,
        long[] returned,
        long[] products,
        long[] takenBack,
        boolean[] merchandise,
        BasketLines baskets,
        Pairs broughtBack,
        LeftOut leftOut) {

    /** So many units of amounts make one of the base currency. */
    public static final int UNIT = 10_000;

    /**
     * The purchases of known customers, by customer, then by day.
     *
     * @param first of each customer, the place of the first purchase; one more at the end
     * @param customers of each purchase
     * @param days of each purchase
     * @param amounts of each purchase, more than 0
     */
    public record Purchases(int[] first, int[] customers, int[] days, long[] amounts) {

        public int size() {
            return days.length;
        }
    }

    /**
     * What lay together in one purchase, of unknown customers too.
     *
     * @param customers of each basket; -1 for nobody known
     * @param days of each basket
     * @param baskets of each line, where it lay
     * @param products of each line: merchandise; one product may lie in several lines of one basket
     * @param amounts of each line
     */
    public record BasketLines(int[] customers, int[] days, int[] baskets, int[] products, long[] amounts) {

        public int size() {
            return days.length;
        }
    }

    /** Customers and products: who has brought back what, more than once where they did. */
    public record Pairs(int[] customers, int[] products) {}

    /**
     * What counts for nothing.
     *
     * @param later purchases after the day as of which all is looked at
     * @param withoutCustomer purchases of nobody known, which count as baskets only
     * @param withoutPrice lines that were given away
     * @param noProducts lines of charges, discounts and the like, which count as amounts only
     * @param returns lines that were taken back
     * @param lines all of them
     */
    public record LeftOut(
            int later, int withoutCustomer, long withoutPrice, long noProducts, long returns, long lines) {}
}
