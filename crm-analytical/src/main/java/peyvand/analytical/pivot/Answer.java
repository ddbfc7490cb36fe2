package peyvand.analytical.pivot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What sales came to, as they stood at one moment.
 *
 * @param rows keys of the dimension, in their order
 * @param otherRows how many keys are told together beside them; columns likewise
 * @param cells of which there is something to tell, and the totals
 * @param orders of which anything was sold, all together
 * @param customers of these orders
 */
public record Answer(
        Instant at,
        List<String> rows,
        int otherRows,
        List<String> columns,
        int otherColumns,
        List<Cell> cells,
        long orders,
        long customers,
        LeftOut leftOut) {

    /** The place of all that have no place of their own. */
    public static final int OTHERS = 0;

    /** The place of all together. */
    public static final int TOTAL = -1;

    public Answer {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** @param row from 1 for the first key, or {@link #OTHERS}, or {@link #TOTAL}; column likewise */
    public record Cell(int row, int column, BigDecimal value) {}

    /**
     * What counts nowhere.
     *
     * @param charges lines that are no products: shipping, fees, discounts ...
     * @param chargeAmount what they come to
     * @param free lines of products that were sold for nothing
     */
    public record LeftOut(long charges, BigDecimal chargeAmount, long free) {}
}
