package peyvand.operational.relationship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.StaffId;

/** A short note on a customer or contact. */
public record NoteRow(
        long id,
        CustomerId customer,
        @Nullable ContactId contact,
        @Nullable String contactName,
        StaffId author,
        String authorName,
        String body,
        Instant createdAt,
        boolean changed,
        int version) {}
