package peyvand.operational.quote;

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
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.LineTerms;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.QuoteId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Totals;
import peyvand.operational.catalog.Rate;
import peyvand.operational.staff.Language;

/** One version of a quote: a draft until it is sent, and from then on as the customer has seen it. */
@Entity
@Table(name = "quote")
@DynamicUpdate
class Quote {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String number;
    private int revision;

    @Column(name = "customer_id", updatable = false)
    private long customer;

    @Column(name = "contact_id")
    private @Nullable Long contact;

    @Column(name = "opportunity_id", updatable = false)
    private @Nullable Long opportunity;

    @Column(name = "owner_id", updatable = false)
    private long owner;

    @Enumerated(EnumType.STRING)
    private QuoteState state = QuoteState.DRAFT;

    private String language;
    private String currency;
    private BigDecimal exchangeRate;
    private LocalDate quotedOn;
    private @Nullable LocalDate validUntil;
    private BigDecimal discountPercent;
    private @Nullable String terms;
    private @Nullable String note;
    private BigDecimal listAmount = BigDecimal.ZERO;
    private BigDecimal lineDiscount = BigDecimal.ZERO;
    private BigDecimal discount = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal tax = BigDecimal.ZERO;
    private @Nullable String linkHash;
    private byte @Nullable [] linkSecret;
    private @Nullable Instant sentAt;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedName;
    private @Nullable Long decidedBy;
    private @Nullable String decision;

    @Column(name = "order_id")
    private @Nullable Long order;

    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Quote() {}

    /** @param data with currency and exchange rate */
    Quote(String number, int revision, StaffId owner, QuoteData data, LocalDate today, Instant at) {
        requireFuture(data, today);
        this.number = number;
        this.revision = revision;
        this.owner = owner.value();
        this.customer = data.customer().value();
        this.opportunity =
                data.opportunity() == null ? null : data.opportunity().value();
        this.quotedOn = today;
        this.createdAt = at;
        this.updatedAt = at;
        write(data);
    }

    QuoteId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new QuoteId(id);
    }

    CustomerId customer() {
        return new CustomerId(customer);
    }

    @Nullable
    OpportunityId opportunity() {
        return opportunity == null ? null : new OpportunityId(opportunity);
    }

    StaffId owner() {
        return new StaffId(owner);
    }

    QuoteState state() {
        return state;
    }

    int revision() {
        return revision;
    }

    String number() {
        return number;
    }

    String currency() {
        return currency;
    }

    BigDecimal discountPercent() {
        return discountPercent;
    }

    int version() {
        return version;
    }

    byte @Nullable [] linkSecret() {
        return linkSecret;
    }

    @Nullable
    OrderId order() {
        return order == null ? null : new OrderId(order);
    }

    /**
     * @param data with currency and exchange rate
     * @param itemised whether it has lines, whose currency stands
     * @return what it changed; nothing is touched when all is as it was
     */
    Changes edit(QuoteData data, boolean itemised, LocalDate today, Instant at) {
        requireDraft();
        if (itemised && !currency.equals(data.rate().currency())) {
            throw new RuleViolation("rule.quote.currencyOfLines", currency);
        }
        LineTerms.requireDiscount(data.discountPercent());
        Changes changes = Changes.between(data().fields(), data.fields());
        if (!changes.isEmpty()) {
            if (changes.fields().containsKey("validUntil")) {
                requireFuture(data, today);
            }
            write(data);
            updatedAt = at;
        }
        return changes;
    }

    void requireDraft() {
        if (state != QuoteState.DRAFT) {
            throw new RuleViolation("rule.quote.noDraft");
        }
    }

    /** Its lines come to so much. */
    void comesTo(Totals totals, Instant at) {
        requireDraft();
        listAmount = totals.list();
        lineDiscount = totals.lineDiscounts();
        discount = totals.discount();
        amount = totals.net();
        tax = totals.tax();
        updatedAt = at;
    }

    /** The customer gets it, and may open it by a link of its own. */
    void send(boolean itemised, String hash, byte[] secret, LocalDate today, Instant at) {
        requireDraft();
        if (!itemised) {
            throw new RuleViolation("rule.quote.noLines");
        }
        requireFuture(data(), today);
        state = QuoteState.SENT;
        quotedOn = today;
        linkHash = hash;
        linkSecret = secret;
        sentAt = at;
        updatedAt = at;
    }

    /** A newer version takes the place of this one; one that was declined stays declined. */
    Quote revise(int next, StaffId by, LocalDate today, Instant at) {
        if (state != QuoteState.SENT && state != QuoteState.DECLINED) {
            throw new RuleViolation("rule.quote.notRevisable");
        }
        if (state == QuoteState.SENT) {
            state = QuoteState.SUPERSEDED;
            updatedAt = at;
        }
        QuoteData now = data();
        return new Quote(number, next, by, now.isPast(today) ? now.validUntil(null) : now, today, at);
    }

    /** Whether somebody may say yes or no to it. */
    boolean open() {
        return state == QuoteState.SENT;
    }

    boolean expired(LocalDate today) {
        return state == QuoteState.SENT && data().isPast(today);
    }

    void accept(OrderId placed, @Nullable String name, @Nullable StaffId by, @Nullable String words, Instant at) {
        decide(QuoteState.ACCEPTED, name, by, words, at);
        order = placed.value();
    }

    void decline(@Nullable String name, @Nullable StaffId by, @Nullable String words, Instant at) {
        decide(QuoteState.DECLINED, name, by, words, at);
    }

    private void decide(
            QuoteState next, @Nullable String name, @Nullable StaffId by, @Nullable String words, Instant at) {
        if (!open()) {
            throw new RuleViolation("rule.quote.notOpen");
        }
        state = next;
        decidedAt = at;
        decidedName = name;
        decidedBy = by == null ? null : by.value();
        decision = words;
        updatedAt = at;
    }

    QuoteData data() {
        return new QuoteData(
                customer(),
                contact == null ? null : new ContactId(contact),
                opportunity(),
                Language.of(language),
                new Rate(currency, exchangeRate),
                validUntil,
                discountPercent,
                terms,
                note);
    }

    private void write(QuoteData data) {
        LineTerms.requireDiscount(data.discountPercent());
        contact = data.contact() == null ? null : data.contact().value();
        language = data.language().code();
        currency = Objects.requireNonNull(data.rate().currency());
        exchangeRate = Objects.requireNonNull(data.rate().exchangeRate());
        validUntil = data.validUntil();
        discountPercent = data.discountPercent();
        terms = data.terms();
        note = data.note();
    }

    private static void requireFuture(QuoteData data, LocalDate today) {
        if (data.isPast(today)) {
            throw new RuleViolation("rule.quote.validUntil");
        }
    }
}
