package peyvand.operational.sales;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/** Loads orders for a change, if the viewer may see them, and the customers that orders name. */
@Repository
class VisibleOrders {

    private final JdbcClient jdbc;
    private final OrderRepository orders;

    VisibleOrders(JdbcClient jdbc, OrderRepository orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /**
     * The order, locked until this transaction ends.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    Order order(Viewer viewer, OrderId id) {
        Sql sql = Sql.of("select 1 from sales_order o left join customer c on c.id = o.customer_id where o.id = :id")
                .with("id", id.value());
        if (Visibility.customersOrNone(sql, viewer, "c", "o.customer_id")
                .on(jdbc)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw new NotFound(id);
        }
        return orders.locked(id.value()).orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is no such customer that this viewer may see */
    void requireCustomer(Viewer viewer, CustomerId id) {
        Sql sql = Sql.of("select archived_at is not null as archived from customer c"
                        + " where c.id = :id and c.merged_into_id is null")
                .with("id", id.value());
        List<Map<String, Object>> found =
                Visibility.customers(sql, viewer, "c").on(jdbc).query().listOfRows();
        if (found.isEmpty()) {
            throw new NotFound(id);
        }
        if (Boolean.TRUE.equals(found.get(0).get("archived"))) {
            throw new RuleViolation("rule.order.customerArchived");
        }
    }

    /** Refuses a contact who is none of the customer's. */
    void requireContact(@Nullable ContactId contact, @Nullable CustomerId customer) {
        if (contact == null) {
            return;
        }
        boolean theirs = customer != null
                && jdbc.sql("select exists (select from contact where id = :id and customer_id = :customer"
                                + " and merged_into_id is null)")
                        .param("id", contact.value())
                        .param("customer", customer.value())
                        .query(Boolean.class)
                        .single();
        if (!theirs) {
            throw new RuleViolation("rule.order.contact");
        }
    }

    /** The next number that no order has; files may have brought numbers of the same shape. */
    String freeNumber() {
        while (true) {
            String number = jdbc.sql("select 'O-' || nextval('order_number')")
                    .query(String.class)
                    .single();
            if (jdbc.sql("select 1 from sales_order where number = :number")
                    .param("number", number)
                    .query()
                    .listOfRows()
                    .isEmpty()) {
                return number;
            }
        }
    }
}
