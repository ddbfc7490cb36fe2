package peyvand.operational.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.LeadId;
import peyvand.domain.StaffId;

/** A lead in a list. */
public record LeadRow(
        LeadId id,
        String number,
        String name,
        @Nullable String organisation,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable String source,
        LeadState state,
        @Nullable StaffId owner,
        @Nullable String ownerName,
        Instant createdAt,
        int version) {}
