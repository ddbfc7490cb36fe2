package peyvand.operational.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/** A product on its page. */
public record ProductDetails(
        ProductId id,
        String code,
        ProductData data,
        @Nullable Instant archivedAt,
        @Nullable Long importedBy,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean archived() {
        return archivedAt != null;
    }
}
