package peyvand.analytical.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.ProductId;

/**
 * What the last analysis says of one customer. Amounts are in the base currency.
 *
 * @param asOf as of which day
 * @param refreshedAt when they were looked at since the last run; null for who has not changed since
 * @param horizonMonths how far ahead is looked
 * @param lastOn when they bought last; null where they never did
 * @param gapDays usual days from one purchase to the next
 * @param scores null where they bought nothing
 * @param alive how likely it is that they will buy again, 0 to 1; null where no model tells
 * @param expected purchase days to expect within the horizon; null likewise
 * @param value what they are worth within the horizon, with the range in which it lies in four of five cases
 * @param nextOn when the next purchase is to be expected; null where none is
 * @param tierSince null where they are in none
 * @param room how much more they could spend, as far as it is known where; 0 where it is not
 */
public record CustomerInsight(
        LocalDate asOf,
        @Nullable Instant refreshedAt,
        int horizonMonths,
        Stage stage,
        @Nullable LocalDate stageSince,
        @Nullable LocalDate lastOn,
        @Nullable Double gapDays,
        @Nullable Scores scores,
        @Nullable Double alive,
        @Nullable Double expected,
        double value,
        @Nullable Double valueLow,
        @Nullable Double valueHigh,
        @Nullable LocalDate nextOn,
        Tier tier,
        @Nullable LocalDate tierSince,
        double room,
        List<Offer> offers) {

    /**
     * Where they stand among those who bought: from 1, the worst, to 5.
     *
     * @param decile tenth by what they bought, 1 for the best
     */
    public record Scores(int recency, int frequency, int monetary, RfmSegment segment, int decile) {}

    /**
     * A product to offer, and why.
     *
     * @param because what they have bought that says most for it
     * @param both how many of those who bought {@code because} bought {@code product} too
     * @param of how many bought {@code because}
     */
    public record Offer(ProductId product, String name, ProductId because, String becauseName, int both, int of) {}
}
