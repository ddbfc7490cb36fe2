package peyvand.domain;

import java.util.List;

/** Somebody else, or a rule, has made somebody the owner of leads. Told within the transaction that did it. */
public record LeadsAssigned(List<LeadId> leads, StaffId to) {

    public LeadsAssigned {
        leads = List.copyOf(leads);
    }
}
