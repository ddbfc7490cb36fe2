package peyvand.collaborative.touchpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;
import peyvand.domain.TouchpointId;

/**
 * One entry of the ledger.
 *
 * @param customer as whom the customer is known now
 * @param data its contact is as known now too
 * @param replacedBy the entry that corrects this one
 */
public record TouchpointDetails(
        TouchpointId id,
        CustomerId customer,
        String customerName,
        TouchpointData data,
        Instant recordedAt,
        @Nullable TouchpointId replacedBy) {}
