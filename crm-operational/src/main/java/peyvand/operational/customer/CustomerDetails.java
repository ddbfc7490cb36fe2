package peyvand.operational.customer;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/** A customer on their page. */
public record CustomerDetails(
        CustomerId id,
        String number,
        CustomerData data,
        @Nullable String parentName,
        @Nullable String parentNumber,
        @Nullable String ownerName,
        int orders,
        BigDecimal netAmount,
        @Nullable Instant archivedAt,
        @Nullable Long importedBy,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean archived() {
        return archivedAt != null;
    }

    public boolean person() {
        return data.kind() == CustomerKind.PERSON;
    }
}
