package peyvand.operational.opportunity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/** Loads opportunities for a change, if the viewer may see them, and the customers that they name. */
@Repository
class VisibleOpportunities {

    private final JdbcClient jdbc;
    private final OpportunityRepository opportunities;

    VisibleOpportunities(JdbcClient jdbc, OpportunityRepository opportunities) {
        this.jdbc = jdbc;
        this.opportunities = opportunities;
    }

    /**
     * The opportunity, locked until this transaction ends.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    Opportunity opportunity(Viewer viewer, OpportunityId id) {
        Sql sql = Sql.of("select 1 from opportunity o join customer c on c.id = o.customer_id where o.id = :id")
                .with("id", id.value());
        if (Visibility.buyers(sql, viewer, "c").on(jdbc).query().listOfRows().isEmpty()) {
            throw new NotFound(id);
        }
        return opportunities.locked(id.value()).orElseThrow(() -> new NotFound(id));
    }

    /**
     * @throws NotFound when there is no such customer that this viewer may see
     * @throws RuleViolation when nothing is sold to them any more
     */
    void requireCustomer(Viewer viewer, CustomerId id) {
        Sql sql = Sql.of("select archived_at is not null from customer c where c.id = :id and c.merged_into_id is null")
                .with("id", id.value());
        boolean archived = Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound(id));
        if (archived) {
            throw new RuleViolation("rule.opportunity.customerArchived");
        }
    }
}
