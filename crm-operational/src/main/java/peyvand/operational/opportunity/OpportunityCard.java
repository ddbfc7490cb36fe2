package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OpportunityId;
import peyvand.domain.StageId;

/**
 * An open opportunity as a board shows it. The amount is in its currency.
 *
 * @param stale whether it stands in its stage for longer than it should
 */
public record OpportunityCard(
        OpportunityId id,
        int version,
        StageId stage,
        String name,
        String customerName,
        BigDecimal amount,
        String currency,
        @Nullable LocalDate closeOn,
        @Nullable String ownerName,
        boolean stale) {}
