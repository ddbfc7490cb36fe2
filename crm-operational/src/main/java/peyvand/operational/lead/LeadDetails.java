package peyvand.operational.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.LeadId;
import peyvand.operational.field.Label;

/**
 * A lead on its page.
 *
 * @param converted what it became; null while it became nothing
 * @param customerName of the customer it became, where the viewer may see them; so is contactName
 * @param opportunityName of the opportunity it became, where the viewer may see it
 * @param reason why it was disqualified
 */
public record LeadDetails(
        LeadId id,
        String number,
        LeadData data,
        LeadState state,
        @Nullable String partnerName,
        @Nullable String partnerNumber,
        @Nullable String ownerName,
        @Nullable Label reason,
        @Nullable Converted converted,
        @Nullable Instant convertedAt,
        @Nullable String convertedBy,
        @Nullable String customerName,
        @Nullable String contactName,
        @Nullable String opportunityName,
        Instant createdAt,
        boolean erased,
        int version) {

    public boolean open() {
        return state.open() && !erased;
    }
}
