package peyvand.operational.pricing;

import org.jspecify.annotations.Nullable;
import peyvand.domain.PriceListId;
import peyvand.operational.field.Label;

/**
 * A price list.
 *
 * @param tier for whom it is; null for everybody
 * @param entries how many prices it has
 * @param inForce whether it holds today
 */
public record PriceListRow(
        PriceListId id,
        PriceListData data,
        @Nullable Label tier,
        long entries,
        boolean inForce,
        boolean retired,
        int version) {}
