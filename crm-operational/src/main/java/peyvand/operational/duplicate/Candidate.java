package peyvand.operational.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that may be the one somebody is about to write anew.
 *
 * @param customerId of the customer it is or belongs to
 * @param customerName where it is a contact, whose
 * @param handles its first handles as written
 * @param score 0 to 1
 */
public record Candidate(
        long id,
        long customerId,
        String name,
        @Nullable String number,
        @Nullable String customerName,
        @Nullable String city,
        List<String> handles,
        boolean archived,
        DuplicateReason reason,
        double score) {}
