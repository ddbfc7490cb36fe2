package peyvand.operational.customer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;

/** A contact in a list, with one handle of each kind that is used most. */
public record ContactRow(
        ContactId id,
        String name,
        CustomerId customer,
        String customerName,
        @Nullable String jobTitle,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String phone,
        Instant createdAt) {}
