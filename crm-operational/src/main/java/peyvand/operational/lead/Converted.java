package peyvand.operational.lead;

import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;

/** What a lead became. */
public record Converted(
        CustomerId customer,
        @Nullable ContactId contact,
        @Nullable OpportunityId opportunity) {}
