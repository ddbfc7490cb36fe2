package peyvand.operational.lead;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.operational.customer.PhoneRegion;

/** Makes leads, wherever they come from: each has its number, and the owner that it names or that the rules find. */
@Component
class NewLeads {

    private final LeadRepository leads;
    private final LeadAssignment assignment;
    private final PhoneRegion region;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewLeads(LeadRepository leads, LeadAssignment assignment, PhoneRegion region, JdbcClient jdbc, Clock clock) {
        this.leads = leads;
        this.assignment = assignment;
        this.region = region;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Lead add(LeadData data) {
        LeadData owned = data.owner() == null ? data.ownedBy(assignment.ownerOf(data)) : data;
        String number = jdbc.sql("select 'L-' || nextval('lead_number')")
                .query(String.class)
                .single();
        return leads.saveAndFlush(new Lead(number, owned, region.code(), clock.instant()));
    }
}
