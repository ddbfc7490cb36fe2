package peyvand.domain;

import java.util.List;

/** Somebody else has made somebody the owner of opportunities. Told within the transaction that did it. */
public record OpportunitiesAssigned(List<OpportunityId> opportunities, StaffId to) {

    public OpportunitiesAssigned {
        opportunities = List.copyOf(opportunities);
    }
}
