package peyvand.operational.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ActivityId;
import peyvand.domain.StaffId;

/**
 * An activity on its page. The names of customer, contact, order and opportunity are missing where there is none, or none the viewer
 * may see.
 */
public record ActivityDetails(
        ActivityId id,
        ActivityData data,
        ActivityState state,
        StaffId owner,
        String ownerName,
        @Nullable String customerName,
        @Nullable String customerNumber,
        @Nullable String contactName,
        @Nullable String orderNumber,
        @Nullable String opportunityName,
        @Nullable String opportunityNumber,
        @Nullable Instant closedAt,
        @Nullable String closedByName,
        @Nullable String outcome,
        String createdByName,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean open() {
        return state == ActivityState.OPEN;
    }

    /** It is about a customer whom this viewer may not see: they see the work, and nothing of the customer. */
    public boolean aboutAHiddenCustomer() {
        return data.customer() != null && customerName == null;
    }

    /** It is about a sale that this viewer may not see, though they see the customer. */
    public boolean aboutAHiddenOpportunity() {
        return data.opportunity() != null && opportunityName == null;
    }

    ActivityDetails hidingOpportunity() {
        return new ActivityDetails(
                id,
                data,
                state,
                owner,
                ownerName,
                customerName,
                customerNumber,
                contactName,
                orderNumber,
                null,
                null,
                closedAt,
                closedByName,
                outcome,
                createdByName,
                createdAt,
                updatedAt,
                version);
    }
}
