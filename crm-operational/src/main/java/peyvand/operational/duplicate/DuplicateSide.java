package peyvand.operational.duplicate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key facts of one record of a pair.
 *
 * @param number a customer's; null for a contact
 * @param customerName where it is a contact, whose
 * @param handles its first handles as written
 */
public record DuplicateSide(
        long id,
        String name,
        @Nullable String number,
        @Nullable String customerName,
        @Nullable String city,
        List<String> handles,
        int orders,
        @Nullable Instant lastOrderedAt,
        Instant createdAt) {}
