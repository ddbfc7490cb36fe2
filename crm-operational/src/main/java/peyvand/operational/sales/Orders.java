package peyvand.operational.sales;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.PricedLine;
import peyvand.operational.pricing.Prices;
import peyvand.operational.pricing.Sale;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;

/** The commands on orders. */
@Service
@Transactional
public class Orders {

    private final VisibleOrders visible;
    private final OrderRepository orders;
    private final OrderLineRepository lines;
    private final Prices prices;
    private final CompanyQueries companies;
    private final CustomValues values;
    private final AuditLog audit;
    private final Clock clock;

    Orders(
            VisibleOrders visible,
            OrderRepository orders,
            OrderLineRepository lines,
            Prices prices,
            CompanyQueries companies,
            CustomValues values,
            AuditLog audit,
            Clock clock) {
        this.visible = visible;
        this.orders = orders;
        this.lines = lines;
        this.prices = prices;
        this.companies = companies;
        this.values = values;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a draft without lines. */
    public OrderId create(Viewer viewer, OrderData data) {
        return create(viewer, data, Map.of());
    }

    /**
     * Begins a draft without lines.
     *
     * @param own what the order says in custom fields
     */
    public OrderId create(Viewer viewer, OrderData data, Map<CustomFieldId, @Nullable CustomValue> own) {
        Company company = company();
        if (data.customer() != null) {
            visible.requireCustomer(viewer, data.customer());
        }
        visible.requireContact(data.contact(), data.customer());
        Order order = save(new Order(
                visible.freeNumber(), data.pricedIn(company.baseCurrency()), company.zone(), clock.instant()));
        values.begin(RecordKind.ORDER, order.id().value(), own);
        record(viewer, "CREATED", order, Changes.NONE);
        return order.id();
    }

    /**
     * Changes the head of an order.
     *
     * @param version of the order as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, OrderId id, int version, OrderData data) {
        edit(viewer, id, version, data, Map.of());
    }

    /**
     * Changes the head of an order.
     *
     * @param version of the order as the viewer read it
     * @param own what the order is to say in some custom fields, null for nothing; what it says in others stays
     * @throws Stale when somebody saved it since
     */
    public void edit(
            Viewer viewer, OrderId id, int version, OrderData data, Map<CustomFieldId, @Nullable CustomValue> own) {
        Company company = company();
        Order order = visible.order(viewer, id);
        Stale.check(id, version, order.version());
        if (data.customer() != null && !data.customer().equals(order.customer())) {
            visible.requireCustomer(viewer, data.customer());
        }
        visible.requireContact(data.contact(), data.customer());
        Changes changes = order.edit(data.pricedIn(company.baseCurrency()), company.zone(), clock.instant())
                .and(values.change(RecordKind.ORDER, id.value(), own));
        if (!changes.isEmpty()) {
            order.touch(clock.instant());
            save(order);
            record(viewer, "CHANGED", order, changes);
        }
    }

    /** Adds a line to a draft, after those it has. */
    public OrderLineId addLine(Viewer viewer, OrderId id, LineData data) {
        Order order = visible.order(viewer, id);
        PricedLine priced = priced(viewer, order, data);
        OrderLine line = save(order.line(lines.nextNumber(id.value()), data, priced.terms()));
        record(viewer, "LINE_ADDED", order, line.since(priced.before()));
        return line.id();
    }

    /**
     * Changes a line of a draft.
     *
     * @param version of the line as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void changeLine(Viewer viewer, OrderId id, OrderLineId lineId, int version, LineData data) {
        Order order = visible.order(viewer, id);
        OrderLine line = line(id, lineId);
        Stale.check(lineId, version, line.version());
        Map<String, @Nullable Object> before = line.fields();
        order.change(line, sold(line), data, priced(viewer, order, data).terms());
        save(line);
        Changes changes = line.since(before);
        if (!changes.isEmpty()) {
            record(viewer, "LINE_CHANGED", order, numbered(line, changes));
        }
    }

    /** Takes a line out of a draft. */
    public void removeLine(Viewer viewer, OrderId id, OrderLineId lineId) {
        Order order = visible.order(viewer, id);
        order.requireDraft();
        OrderLine line = line(id, lineId);
        lines.delete(line);
        lines.flush();
        record(viewer, "LINE_REMOVED", order, Changes.between(line.fields(), Map.of()));
    }

    /** The customer has ordered: from now on it counts as a sale. */
    public void place(Viewer viewer, OrderId id) {
        Order order = visible.order(viewer, id);
        OrderState before = order.state();
        order.place(clock.instant());
        moved(viewer, "PLACED", order, before, null);
    }

    public void fulfil(Viewer viewer, OrderId id) {
        Order order = visible.order(viewer, id);
        OrderState before = order.state();
        order.fulfil(clock.instant());
        moved(viewer, "FULFILLED", order, before, null);
    }

    /** @param reason kept in the order's note and in the audit log */
    public void cancel(Viewer viewer, OrderId id, @Nullable String reason) {
        Order order = visible.order(viewer, id);
        OrderState before = order.state();
        if (before == OrderState.PLACED && lines.hasReturns(id.value())) {
            throw new RuleViolation("rule.order.hasReturns");
        }
        order.cancel(reason, clock.instant());
        moved(viewer, "CANCELLED", order, before, reason);
    }

    /**
     * Takes back some of a line, in the draft return of its order; the first time this begins one.
     *
     * @param quantity above zero, at most what is left of the line
     * @return the return, still to be placed
     */
    public OrderId takeBack(Viewer viewer, OrderId id, OrderLineId lineId, BigDecimal quantity) {
        Order sold = visible.order(viewer, id);
        sold.requireReturnable();
        OrderLine line = lines.locked(lineId.value(), id.value()).orElseThrow(() -> new NotFound(lineId));
        line.requireLeft(quantity, lines.returned(lineId.value()));
        Order taken = lines.openReturn(id.value())
                .flatMap(orders::locked)
                .filter(open -> open.state() == OrderState.DRAFT)
                .orElseGet(() -> beginReturn(viewer, sold));
        OrderLine back = save(taken.returnLine(lines.nextNumber(taken.id().value()), line, quantity));
        record(viewer, "LINE_ADDED", taken, back.since(Map.of()));
        return taken.id();
    }

    /** What the company wants to know of orders is not asked while things are taken back; who finishes the draft can say it. */
    private Order beginReturn(Viewer viewer, Order sold) {
        Order begun = save(sold.returnOrder(visible.freeNumber(), company().zone(), clock.instant()));
        record(viewer, "CREATED", begun, Changes.NONE);
        return begun;
    }

    private OrderLine line(OrderId order, OrderLineId id) {
        return lines.findById(id.value())
                .filter(line -> line.order().equals(order))
                .orElseThrow(() -> new NotFound(id));
    }

    private @Nullable OrderLine sold(OrderLine line) {
        return line.returnsLine() == null
                ? null
                : lines.findById(line.returnsLine()).orElse(null);
    }

    private PricedLine priced(Viewer viewer, Order order, LineData data) {
        Sale sale = new Sale(
                order.customer(), order.currency(), order.data(company().zone()).orderedOn());
        return prices.price(viewer, sale, data);
    }

    private Company company() {
        return companies.company().orElseThrow();
    }

    private void moved(Viewer viewer, String action, Order order, OrderState before, @Nullable String reason) {
        save(order);
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("orderState", order.state());
        after.put("reason", reason);
        record(viewer, action, order, Changes.between(Map.of("orderState", before), after));
    }

    /** Changes of a line tell which line it was. */
    private static Changes numbered(OrderLine line, Changes changes) {
        Map<String, Changes.Change> fields = new LinkedHashMap<>();
        String number = Objects.toString(line.fields().get("lineNo"));
        fields.put("lineNo", new Changes.Change(number, number));
        fields.putAll(changes.fields());
        return new Changes(fields);
    }

    private void record(Viewer viewer, String action, Order order, Changes changes) {
        CustomerId customer = order.customer();
        audit.record(viewer, action, RecordKind.ORDER, order.id().value(), customer, changes);
    }

    private Order save(Order order) {
        return Violations.translated(() -> orders.saveAndFlush(order));
    }

    private OrderLine save(OrderLine line) {
        return Violations.translated(() -> lines.saveAndFlush(line));
    }
}
