package peyvand.analytical.rfm;

/**
 * Lines of orders as columns, in any order. Rows of the four arrays belong together; nobody may change them meanwhile.
 *
 * @param customers index of who bought, from 0 to {@code customerCount - 1}
 * @param days of the purchase, counted from any first day, such as {@code LocalDate.toEpochDay}
 * @param orders index of the order the line stands in, from 0 to {@code orderCount - 1}; an order is one customer's
 * @param amounts in a unit so small that they are whole, such as cents or ten-thousandths; below zero for what is brought
 *     back
 */
public record OrderLines(int[] customers, int[] days, int[] orders, long[] amounts, int customerCount, int orderCount) {

    public OrderLines {
        if (days.length != customers.length
                || orders.length != customers.length
                || amounts.length != customers.length) {
            throw new IllegalArgumentException("columns of different lengths");
        }
    }

    public int size() {
        return customers.length;
    }
}
