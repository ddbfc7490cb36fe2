package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.SegmentId;

/**
 * A segment among others, counted of the customers that the viewer sees.
 *
 * @param members how many belong to it now
 * @param amount what the members come to, net, in the base currency; null before it was reckoned
 * @param amountOfAll what all customers come to
 * @param amountsAt as of when the amounts are; null for now
 * @param due whether customers are still being asked
 */
public record SegmentRow(
        SegmentId id,
        String name,
        long members,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal amountOfAll,
        @Nullable Instant amountsAt,
        boolean due,
        boolean archived) {}
