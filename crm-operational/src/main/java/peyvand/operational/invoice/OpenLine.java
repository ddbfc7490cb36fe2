package peyvand.operational.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of which something can still go on a paper.
 *
 * @param orderLine whose goods these are
 * @param credits the line of an invoice that is taken back; null where an order is invoiced
 * @param portion of the line, with what earlier papers took
 * @param left how much of it may still go on one
 */
record OpenLine(
        long orderLine,
        @Nullable Long credits,
        @Nullable Long product,
        @Nullable String code,
        String name,
        @Nullable String description,
        Portion portion,
        BigDecimal left) {}
