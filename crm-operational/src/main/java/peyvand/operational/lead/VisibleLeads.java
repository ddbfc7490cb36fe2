package peyvand.operational.lead;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.LeadId;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;

/** Loads leads for a change, if the viewer may see them. */
@Repository
class VisibleLeads {

    private final JdbcClient jdbc;
    private final LeadRepository leads;

    VisibleLeads(JdbcClient jdbc, LeadRepository leads) {
        this.jdbc = jdbc;
        this.leads = leads;
    }

    /**
     * The lead, locked until this transaction ends.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    Lead lead(Viewer viewer, LeadId id) {
        Sql sql = Sql.of("select 1 from lead l where l.id = :id").with("id", id.value());
        if (Visibility.leads(sql, viewer, "l").on(jdbc).query().listOfRows().isEmpty()) {
            throw new NotFound(id);
        }
        return leads.locked(id.value()).orElseThrow(() -> new NotFound(id));
    }
}
