package peyvand.operational.activity;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * Whose activities a viewer sees: their own, and those that are about a customer they see. Also loads what an activity
 * names, if the viewer may see it.
 */
@Repository
class VisibleActivities {

    private final JdbcClient jdbc;
    private final ActivityRepository activities;

    VisibleActivities(JdbcClient jdbc, ActivityRepository activities) {
        this.jdbc = jdbc;
        this.activities = activities;
    }

    /**
     * Begins a select from {@code activity a} with its owner {@code s} and, as far as this viewer may see them, customer
     * {@code c}, contact {@code k}, order {@code o} and opportunity {@code p}; all that are not to be seen are missing.
     */
    static Sql select(String columns, Viewer viewer) {
        Sql sql = Sql.of("select " + columns + " from activity a left join customer c on c.id = a.customer_id");
        return Visibility.customers(sql, viewer, "c")
                .add("""
                join staff s on s.id = a.owner_id
                left join contact k on k.id = a.contact_id and c.id is not null
                left join sales_order o on o.id = a.order_id and (c.id is not null or o.customer_id is null)
                left join opportunity p on p.id = a.opportunity_id and p.customer_id = c.id
                where (a.owner_id = :viewer or c.id is not null)
                """)
                .with("viewer", viewer.staff().value());
    }

    /**
     * The activity, locked until this transaction ends.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    Activity activity(Viewer viewer, ActivityId id) {
        if (select("1", viewer)
                .and("a.id = :id", "id", id.value())
                .on(jdbc)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw new NotFound(id);
        }
        return activities.locked(id.value()).orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is no such customer that this viewer may see */
    void requireCustomer(Viewer viewer, CustomerId id) {
        Visibility.requireCustomer(jdbc, viewer, id, id);
    }

    /** Refuses a contact who is none of the customer's. */
    void requireContact(@Nullable ContactId contact, @Nullable CustomerId customer) {
        if (contact != null
                && !exists(
                        "contact where id = :id and customer_id = :customer and merged_into_id is null",
                        contact.value(),
                        customer)) {
            throw new RuleViolation("rule.activity.contact");
        }
    }

    /** Refuses an order of another customer. */
    void requireOrder(@Nullable OrderId order, @Nullable CustomerId customer) {
        if (order != null
                && !exists(
                        "sales_order where id = :id and (customer_id is null or customer_id = :customer)",
                        order.value(),
                        customer)) {
            throw new RuleViolation("rule.activity.order");
        }
    }

    /** Refuses a sale to another customer. */
    void requireOpportunity(@Nullable OpportunityId opportunity, @Nullable CustomerId customer) {
        if (opportunity != null
                && !exists("opportunity where id = :id and customer_id = :customer", opportunity.value(), customer)) {
            throw new RuleViolation("rule.activity.opportunity");
        }
    }

    /** Refuses a colleague who no longer works here. */
    void requireColleague(StaffId id) {
        if (!exists("staff where id = :id and enabled and cast(:customer as bigint) is null", id.value(), null)) {
            throw new RuleViolation("rule.activity.owner");
        }
    }

    private boolean exists(String what, long id, @Nullable CustomerId customer) {
        return jdbc.sql("select exists (select from " + what + ")")
                .param("id", id)
                .param("customer", customer == null ? null : customer.value(), Types.BIGINT)
                .query(Boolean.class)
                .single();
    }
}
