package peyvand.operational.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.HandleKind;

/**
 * A handle with the consent it has now.
 *
 * @param consents true: granted, false: refused; a purpose that was never asked for is missing and means no
 */
public record HandleRow(
        long id,
        @Nullable ContactId contact,
        HandleKind kind,
        String value,
        String normal,
        @Nullable String label,
        Map<ConsentPurpose, Boolean> consents) {

    public HandleRow {
        consents = Map.copyOf(consents);
    }
}
