package peyvand.operational.sales;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.OrderId;
import peyvand.domain.RecordKind;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.audit.Author;
import peyvand.operational.staff.CompanyQueries;

/** Makes orders of what customers have agreed to, in the transaction in which they did. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AcceptedSales {

    private final VisibleOrders visible;
    private final OrderRepository orders;
    private final OrderLineRepository lines;
    private final EntityManager entities;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final Clock clock;

    AcceptedSales(
            VisibleOrders visible,
            OrderRepository orders,
            OrderLineRepository lines,
            EntityManager entities,
            CompanyQueries companies,
            AuditLog audit,
            Clock clock) {
        this.visible = visible;
        this.orders = orders;
        this.lines = lines;
        this.entities = entities;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A placed order, at the prices agreed. What the company wants to know of orders is not asked of a customer who says
     * yes.
     *
     * @param author who agreed
     * @param data with currency and exchange rate
     */
    public OrderId place(Author author, OrderData data, List<AcceptedLine> agreed) {
        ZoneId zone = companies.company().orElseThrow().zone();
        Order order = orders.saveAndFlush(new Order(visible.freeNumber(), data, zone, clock.instant()));
        int number = 0;
        for (AcceptedLine line : agreed) {
            lines.save(order.line(++number, line));
        }
        lines.flush();
        entities.refresh(order); // its totals are kept by the database
        order.place(clock.instant());
        orders.saveAndFlush(order);
        audit.record(author, "CREATED", RecordKind.ORDER, order.id().value(), order.customer(), Changes.NONE);
        return order.id();
    }
}
