package peyvand.operational.opportunity;

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
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.CompetitorId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.operational.catalog.Rate;

/** A possible sale: open in a stage of its pipeline until it is won or lost. */
@Entity
@Table(name = "opportunity")
@DynamicUpdate
class Opportunity {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    static final int MOST_YEARS_AHEAD = 20;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String number;
    private String name;

    @Column(name = "customer_id")
    private long customer;

    @Column(name = "pipeline_id", updatable = false)
    private long pipeline;

    @Column(name = "stage_id")
    private long stage;

    @Enumerated(EnumType.STRING)
    private OpportunityState state = OpportunityState.OPEN;

    private BigDecimal amount;
    private String currency;
    private BigDecimal exchangeRate;
    private LocalDate openedOn;
    private @Nullable LocalDate closeOn;
    private @Nullable LocalDate closedOn;

    @Column(name = "owner_id")
    private @Nullable Long owner;

    private @Nullable String source;
    private @Nullable String nextStep;

    @Column(name = "partner_id")
    private @Nullable Long partner;

    private @Nullable String note;

    @Column(name = "loss_reason_id")
    private @Nullable Long lossReason;

    @Column(name = "lost_to_id")
    private @Nullable Long lostTo;

    private Instant stageSince;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Opportunity() {}

    /** @param data with currency and exchange rate */
    Opportunity(String number, Stage stage, OpportunityData data, LocalDate today, Instant at) {
        requireLikely(data, today);
        this.number = number;
        this.pipeline = stage.pipeline().value();
        this.stage = stage.id().value();
        this.stageSince = at;
        this.createdAt = at;
        this.updatedAt = at;
        write(data);
    }

    OpportunityId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new OpportunityId(id);
    }

    CustomerId customer() {
        return new CustomerId(customer);
    }

    StageId stage() {
        return new StageId(stage);
    }

    OpportunityState state() {
        return state;
    }

    @Nullable
    StaffId owner() {
        return owner == null ? null : new StaffId(owner);
    }

    String currency() {
        return currency;
    }

    int version() {
        return version;
    }

    /**
     * @param data with currency and exchange rate
     * @param itemised whether it has lines, whose currency and sum stand
     * @return what it changed; nothing is touched when all is as it was
     */
    Changes edit(OpportunityData data, boolean itemised, LocalDate today, Instant at) {
        requireOpen();
        if (itemised && data.amount().compareTo(amount) != 0) {
            throw new RuleViolation("rule.opportunity.amountOfLines");
        }
        if (itemised && !currency.equals(data.rate().currency())) {
            throw new RuleViolation("rule.opportunity.currencyOfLines", currency);
        }
        Changes changes = Changes.between(data().fields(), data.fields());
        if (!changes.isEmpty()) {
            requireLikely(data, today);
            write(data);
            updatedAt = at;
        }
        return changes;
    }

    /** Its lines come to so much. */
    void comesTo(BigDecimal total, Instant at) {
        requireOpen();
        if (total.compareTo(amount) != 0) {
            amount = total;
            updatedAt = at;
        }
    }

    /** Counts the version on, for what is kept beside the row. */
    void touch(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt.plusMillis(1);
    }

    /** Goes on to a stage of the same pipeline, or back. */
    void move(Stage to, Instant at) {
        requireOpen();
        requireOurs(to);
        become(OpportunityState.OPEN, to, null, at);
    }

    void win(LocalDate today, Instant at) {
        requireOpen();
        become(OpportunityState.WON, null, today, at);
    }

    /** @param to who sold it instead; null where nobody did, or nobody knows */
    void lose(long reason, @Nullable CompetitorId to, LocalDate today, Instant at) {
        requireOpen();
        become(OpportunityState.LOST, null, today, at);
        lossReason = reason;
        lostTo = to == null ? null : to.value();
    }

    void reopen(Stage to, Instant at) {
        if (state == OpportunityState.OPEN) {
            throw new RuleViolation("rule.opportunity.open");
        }
        requireOurs(to);
        become(OpportunityState.OPEN, to, null, at);
    }

    void requireOpen() {
        if (state != OpportunityState.OPEN) {
            throw new RuleViolation("rule.opportunity.closed");
        }
    }

    private void requireOurs(Stage to) {
        if (to.pipeline().value() != pipeline || to.retired()) {
            throw new RuleViolation("rule.opportunity.stage");
        }
    }

    /** Nothing is decided before it has begun: then it began on the day it was decided. */
    private void become(OpportunityState next, @Nullable Stage to, @Nullable LocalDate decidedOn, Instant at) {
        if (to != null && (to.id().value() != stage || state != next)) {
            stage = to.id().value();
            stageSince = at;
        }
        state = next;
        closedOn = decidedOn;
        if (decidedOn != null && decidedOn.isBefore(openedOn)) {
            openedOn = decidedOn;
        }
        lossReason = null;
        lostTo = null;
        updatedAt = at;
    }

    /** Without its tags, which are kept beside it. */
    OpportunityData data() {
        return new OpportunityData(
                name,
                customer(),
                amount,
                new Rate(currency, exchangeRate),
                openedOn,
                closeOn,
                owner(),
                source,
                nextStep,
                partner == null ? null : new CustomerId(partner),
                note,
                List.of());
    }

    private void write(OpportunityData data) {
        name = data.name();
        customer = data.customer().value();
        amount = data.amount();
        currency = Objects.requireNonNull(data.rate().currency());
        exchangeRate = Objects.requireNonNull(data.rate().exchangeRate());
        openedOn = data.openedOn();
        closeOn = data.closeOn();
        owner = data.owner() == null ? null : data.owner().value();
        source = data.source();
        nextStep = data.nextStep();
        partner = data.partner() == null ? null : data.partner().value();
        note = data.note();
    }

    /** Days that are most likely a slip of the pen are asked for again. */
    private static void requireLikely(OpportunityData data, LocalDate today) {
        if (data.amount().signum() < 0) {
            throw new RuleViolation("rule.opportunity.amount");
        }
        if (data.openedOn().isBefore(EARLIEST) || data.openedOn().isAfter(today)) {
            throw new RuleViolation("rule.opportunity.openedOn");
        }
        LocalDate close = data.closeOn();
        if (close != null && close.isBefore(data.openedOn())) {
            throw new RuleViolation("rule.opportunity.closeBeforeOpen");
        }
        if (close != null && close.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            throw new RuleViolation("rule.opportunity.closeFar");
        }
        if (data.customer().equals(data.partner())) {
            throw new RuleViolation("rule.opportunity.partner");
        }
    }
}
