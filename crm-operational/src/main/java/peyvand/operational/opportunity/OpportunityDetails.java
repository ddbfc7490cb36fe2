package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OpportunityId;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.operational.field.Label;

/**
 * An opportunity on its page.
 *
 * @param itemised whether it has lines, which say its amount
 * @param baseAmount in the base currency
 * @param stageSince when it came to its stage
 * @param lossReason why it was lost; null where it was not
 * @param lostTo who sold it instead, as far as is known
 */
public record OpportunityDetails(
        OpportunityId id,
        String number,
        OpportunityData data,
        PipelineId pipeline,
        StageId stage,
        OpportunityState state,
        boolean itemised,
        BigDecimal baseAmount,
        String customerName,
        String customerNumber,
        @Nullable String partnerName,
        @Nullable String partnerNumber,
        @Nullable String ownerName,
        @Nullable LocalDate closedOn,
        @Nullable Label lossReason,
        @Nullable String lostTo,
        Instant stageSince,
        boolean stale,
        int version) {

    public boolean open() {
        return state == OpportunityState.OPEN;
    }
}
