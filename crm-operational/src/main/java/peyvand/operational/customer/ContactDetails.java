package peyvand.operational.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;

/** A contact on their page. */
public record ContactDetails(
        ContactId id,
        ContactData data,
        CustomerId customer,
        String customerName,
        CustomerKind customerKind,
        @Nullable Instant archivedAt,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean archived() {
        return archivedAt != null;
    }
}
