package peyvand.operational.activity;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.OpportunityPassedOn;

/** What is to be done at one customer's is not about a sale to another. */
@Component
class ActivitiesOfOpportunities {

    private final JdbcClient jdbc;
    private final Clock clock;

    ActivitiesOfOpportunities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(OpportunityPassedOn event) {
        jdbc.sql("""
                update activity set opportunity_id = null, updated_at = :now, version = version + 1
                where opportunity_id = :opportunity and customer_id <> :customer
                """)
                .param("opportunity", event.opportunity().value())
                .param("customer", event.to().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
