package peyvand.operational.notification;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.CustomersHandedOver;
import peyvand.domain.LeadsAssigned;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunitiesAssigned;
import peyvand.domain.QuoteDecided;
import peyvand.domain.Viewer;

/**
 * Tells of hand-overs, of leads and opportunities that became somebody's and of what customers say to quotes, and takes note
 * of what somebody has read.
 */
@Service
@Transactional
public class Notifications {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void tell(CustomersHandedOver event) {
        jdbc.sql("insert into notification (staff_id, hand_over, created_at) values (:to, :batch, :now)")
                .param("to", event.to().value())
                .param("batch", event.batch())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @EventListener
    void tell(QuoteDecided event) {
        jdbc.sql("""
                insert into notification (staff_id, quote_id, created_at) values (:to, :quote, :now) on conflict do nothing
                """)
                .param("to", event.owner().value())
                .param("quote", event.quote().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @EventListener
    void tell(LeadsAssigned event) {
        jdbc.sql("""
                insert into notification (staff_id, lead_id, lead_count, created_at) values (:to, :lead, :count, :now)
                """)
                .param("to", event.to().value())
                .param("lead", event.leads().get(0).value())
                .param("count", event.leads().size())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @EventListener
    void tell(OpportunitiesAssigned event) {
        jdbc.sql("""
                insert into notification (staff_id, opportunity_id, opportunity_count, created_at) values (:to, :opportunity, :count, :now)
                """)
                .param("to", event.to().value())
                .param("opportunity", event.opportunities().get(0).value())
                .param("count", event.opportunities().size())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @throws NotFound when it is none of the viewer's */
    public void read(Viewer viewer, long id) {
        int own = jdbc.sql("""
                update notification set read_at = coalesce(read_at, :at) where id = :id and staff_id = :staff
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("staff", viewer.staff().value())
                .update();
        if (own == 0) {
            throw new NotFound(id);
        }
    }

    /** @param last the newest one that was seen; what came since stays unread */
    public void readAll(Viewer viewer, long last) {
        jdbc.sql("update notification set read_at = :at where staff_id = :staff and read_at is null and id <= :last")
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", viewer.staff().value())
                .param("last", last)
                .update();
    }
}
