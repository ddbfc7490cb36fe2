package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.operational.field.Label;

/**
 * An opportunity in a list or on a board. The amount is in its currency.
 *
 * @param tags in order; of a list alone, cards have none
 * @param stale whether it stands in its stage for longer than it should
 */
public record OpportunityRow(
        OpportunityId id,
        String number,
        String name,
        CustomerId customer,
        String customerName,
        StageId stage,
        Label stageLabel,
        OpportunityState state,
        BigDecimal amount,
        String currency,
        LocalDate openedOn,
        @Nullable LocalDate closeOn,
        @Nullable LocalDate closedOn,
        @Nullable StaffId owner,
        @Nullable String ownerName,
        @Nullable String nextStep,
        List<String> tags,
        boolean stale,
        int version) {

    public OpportunityRow {
        tags = List.copyOf(tags);
    }
}
