package peyvand.operational.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.staff.StaffName;

/** Colleagues who work on a customer beside the owner: they see what the owner sees. */
@Service
@Transactional
public class Collaborators {

    /** So many has a customer at most. */
    public static final int MOST = 20;

    private final JdbcClient jdbc;
    private final VisibleCustomers visible;
    private final AuditLog audit;
    private final Clock clock;

    Collaborators(JdbcClient jdbc, VisibleCustomers visible, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.visible = visible;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of a customer whom the asker may see, by name. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<StaffName> of(CustomerId customer) {
        return jdbc.sql("""
                select s.id, s.name from customer_collaborator k join staff s on s.id = k.staff_id
                where k.customer_id = :id order by s.name, s.id
                """)
                .param("id", customer.value())
                .query((row, n) -> new StaffName(new StaffId(row.getLong("id")), row.getString("name")))
                .list();
    }

    public void add(Viewer viewer, CustomerId customer, StaffId colleague) {
        viewer.require(Right.EDIT, "add a collaborator");
        visible.require(viewer, customer, customer);
        List<StaffName> before = of(customer);
        if (before.size() >= MOST) {
            throw new RuleViolation("rule.collaborator.most", MOST);
        }
        int added = jdbc.sql("""
                insert into customer_collaborator (customer_id, staff_id, added_by, added_at)
                select :customer, s.id, :by, :now from staff s where s.id = :staff and s.enabled
                on conflict do nothing
                """)
                .param("customer", customer.value())
                .param("by", viewer.staff().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("staff", colleague.value())
                .update();
        if (added > 0) {
            record(viewer, customer, before);
        }
    }

    public void remove(Viewer viewer, CustomerId customer, StaffId colleague) {
        viewer.require(Right.EDIT, "remove a collaborator");
        visible.require(viewer, customer, customer);
        List<StaffName> before = of(customer);
        int removed = jdbc.sql("delete from customer_collaborator where customer_id = :customer and staff_id = :staff")
                .param("customer", customer.value())
                .param("staff", colleague.value())
                .update();
        if (removed > 0) {
            record(viewer, customer, before);
        }
    }

    private void record(Viewer viewer, CustomerId customer, List<StaffName> before) {
        audit.record(
                viewer,
                "CHANGED",
                RecordKind.CUSTOMER,
                customer.value(),
                customer,
                Changes.between(Map.of("collaborators", names(before)), Map.of("collaborators", names(of(customer)))));
    }

    private static String names(List<StaffName> people) {
        return String.join(", ", people.stream().map(StaffName::name).toList());
    }
}
