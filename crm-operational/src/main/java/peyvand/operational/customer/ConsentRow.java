package peyvand.operational.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;

/**
 * One entry of the ledger of consents.
 *
 * @param value the address that was meant
 * @param source where it was said
 * @param wording what exactly was agreed to, or the name and version of that text
 * @param recordedBy who wrote it down
 */
public record ConsentRow(
        Instant at,
        HandleKind kind,
        String value,
        ConsentPurpose purpose,
        boolean granted,
        String source,
        @Nullable String wording,
        @Nullable String recordedBy) {}
