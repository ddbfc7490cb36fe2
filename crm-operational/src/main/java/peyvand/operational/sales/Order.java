package peyvand.operational.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.LineTerms;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.operational.pricing.LineData;

/**
 * An order: a draft that is placed, fulfilled or cancelled. Its lines are loaded one by one, because imported orders can
 * have thousands; who changes lines holds the lock of the order. Its totals are kept by the database.
 */
@Entity(name = "SalesOrder")
@Table(name = "sales_order")
@DynamicUpdate
class Order {

    private static final int LONGEST_NOTE = 4_000;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String number;

    @Enumerated(EnumType.STRING)
    private OrderKind kind;

    @Enumerated(EnumType.STRING)
    private OrderState state = OrderState.DRAFT;

    @Column(name = "customer_id")
    private @Nullable Long customer;

    @Column(name = "contact_id")
    private @Nullable Long contact;

    private Instant orderedAt;
    private String currency;
    private BigDecimal exchangeRate;
    private @Nullable String country;
    private @Nullable String channel;
    private @Nullable String note;

    @Column(insertable = false, updatable = false)
    private int lineCount;

    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Order() {}

    /** @param data with currency and exchange rate */
    Order(String number, OrderData data, ZoneId zone, Instant at) {
        requireLikely(data.orderedOn(), zone, at);
        this.number = number;
        this.kind = data.kind();
        this.orderedAt = time(data.orderedOn(), zone, at);
        this.currency = Objects.requireNonNull(data.currency());
        this.exchangeRate = Objects.requireNonNull(data.exchangeRate());
        this.createdAt = at;
        this.updatedAt = at;
        write(data);
    }

    OrderId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new OrderId(id);
    }

    OrderKind kind() {
        return kind;
    }

    OrderState state() {
        return state;
    }

    String currency() {
        return currency;
    }

    @Nullable
    CustomerId customer() {
        return customer == null ? null : new CustomerId(customer);
    }

    int version() {
        return version;
    }

    /**
     * @param data with currency and exchange rate
     * @return what it changed; nothing is touched when all is as it was
     */
    Changes edit(OrderData data, ZoneId zone, Instant at) {
        if (state == OrderState.CANCELLED) {
            throw new RuleViolation("rule.order.cancelled");
        }
        OrderData before = data(zone);
        Changes changes = Changes.between(before.fields(), data.fields());
        if (changes.isEmpty()) {
            return changes;
        }
        requireEditable(before, data, changes);
        if (!data.orderedOn().equals(before.orderedOn())) {
            requireLikely(data.orderedOn(), zone, at);
            orderedAt = time(data.orderedOn(), zone, at);
        }
        write(data);
        updatedAt = at;
        return changes;
    }

    /** Counts the version on, for what is kept beside the row. */
    void touch(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt.plusMillis(1);
    }

    /** Draws up a line of a draft; its amounts follow from the terms. */
    OrderLine line(int lineNo, LineData data, LineTerms terms) {
        requireDraft();
        requireQuantity(terms.quantity());
        return new OrderLine(this, lineNo, data, terms);
    }

    /** Draws up a line of a draft as it was agreed. */
    OrderLine line(int lineNo, AcceptedLine agreed) {
        requireDraft();
        return new OrderLine(this, lineNo, agreed.data(), agreed.terms(), agreed.sharedDiscount());
    }

    /** The line of this draft return that takes back so much of a sold line. */
    OrderLine returnLine(int lineNo, OrderLine sold, BigDecimal quantity) {
        requireDraft();
        return sold.returned(this, lineNo, quantity);
    }

    /** @param sold the line that this one takes back; null where it takes back none */
    void change(OrderLine line, @Nullable OrderLine sold, LineData data, LineTerms terms) {
        requireDraft();
        requireQuantity(terms.quantity());
        line.change(currency, sold, data, terms);
    }

    void requireDraft() {
        if (state != OrderState.DRAFT) {
            throw new RuleViolation("rule.order.noDraft");
        }
    }

    /** Refuses where nothing of this order can be taken back. */
    void requireReturnable() {
        if (kind != OrderKind.SALE || !state.counts()) {
            throw new RuleViolation("rule.order.notReturnable");
        }
    }

    void place(Instant at) {
        requireDraft();
        if (lineCount == 0) {
            throw new RuleViolation("rule.order.noLines");
        }
        become(OrderState.PLACED, at);
    }

    void fulfil(Instant at) {
        if (state != OrderState.PLACED) {
            throw new RuleViolation("rule.order.notPlaced");
        }
        become(OrderState.FULFILLED, at);
    }

    /** The reason stands in the note from then on, as far as there is room. */
    void cancel(@Nullable String reason, Instant at) {
        if (state != OrderState.DRAFT && state != OrderState.PLACED) {
            throw new RuleViolation(
                    state == OrderState.CANCELLED ? "rule.order.cancelled" : "rule.order.fulfilledStays");
        }
        if (reason != null) {
            String more = note == null ? reason : note + "\n" + reason;
            note = more.length() <= LONGEST_NOTE ? more : note;
        }
        become(OrderState.CANCELLED, at);
    }

    /** The draft of a return of things from this order. */
    Order returnOrder(String itsNumber, ZoneId zone, Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        OrderData sold = data(zone);
        return new Order(
                itsNumber,
                new OrderData(
                        OrderKind.RETURN,
                        sold.customer(),
                        sold.contact(),
                        today,
                        currency,
                        exchangeRate,
                        country,
                        channel,
                        null),
                zone,
                at);
    }

    OrderData data(ZoneId zone) {
        return new OrderData(
                kind,
                customer(),
                contact == null ? null : new ContactId(contact),
                orderedAt.atZone(zone).toLocalDate(),
                currency,
                exchangeRate,
                country,
                channel,
                note);
    }

    private void requireEditable(OrderData before, OrderData after, Changes changes) {
        if (changes.fields().containsKey("orderKind")) {
            throw new RuleViolation("rule.order.kind");
        }
        if (changes.fields().containsKey("currency") && lineCount > 0) {
            throw new RuleViolation("rule.order.currencyFixed", currency);
        }
        boolean draft = state == OrderState.DRAFT;
        if (!draft
                && (changes.fields().containsKey("orderedOn")
                        || changes.fields().containsKey("exchangeRate"))) {
            throw new RuleViolation("rule.order.placedFixed");
        }
        boolean customerChanges = changes.fields().containsKey("customer");
        boolean free = draft ? kind != OrderKind.RETURN || lineCount == 0 : before.customer() == null;
        if (customerChanges && !free) {
            throw new RuleViolation("rule.order.customerFixed");
        }
    }

    private void requireQuantity(BigDecimal quantity) {
        if (!kind.allows(quantity)) {
            throw new RuleViolation("rule.order.quantity." + kind);
        }
    }

    private void become(OrderState next, Instant at) {
        state = next;
        updatedAt = at;
    }

    private void write(OrderData data) {
        customer = data.customer() == null ? null : data.customer().value();
        contact = data.contact() == null ? null : data.contact().value();
        currency = Objects.requireNonNull(data.currency());
        exchangeRate = Objects.requireNonNull(data.exchangeRate());
        country = data.country();
        channel = data.channel();
        note = data.note();
    }

    /** A day that is most likely a slip of the pen is asked for again. */
    private static void requireLikely(LocalDate day, ZoneId zone, Instant at) {
        if (day.isBefore(EARLIEST) || day.isAfter(at.atZone(zone).toLocalDate().plusYears(1))) {
            throw new RuleViolation("rule.order.day");
        }
    }

    /** Today is now; any other day is its beginning. */
    private static Instant time(LocalDate day, ZoneId zone, Instant at) {
        return day.equals(at.atZone(zone).toLocalDate())
                ? at
                : day.atStartOfDay(zone).toInstant();
    }
}
