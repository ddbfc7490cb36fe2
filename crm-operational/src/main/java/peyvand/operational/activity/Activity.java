package peyvand.operational.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ActivityId;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;

/** A task, call or meeting: open until it is done or cancelled, and open again when somebody says so. */
@Entity
@DynamicUpdate
class Activity {

    static final int LONGEST_OUTCOME = 1_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private ActivityKind kind;

    private String title;
    private @Nullable String note;
    private @Nullable LocalDate day;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private @Nullable Integer reminder;
    private @Nullable Instant remindAt;

    @Enumerated(EnumType.STRING)
    private ActivityPriority priority;

    @Column(name = "owner_id")
    private long owner;

    @Column(name = "customer_id")
    private @Nullable Long customer;

    @Column(name = "contact_id")
    private @Nullable Long contact;

    @Column(name = "order_id")
    private @Nullable Long order;

    @Column(name = "opportunity_id")
    private @Nullable Long opportunity;

    @Enumerated(EnumType.STRING)
    private ActivityState state = ActivityState.OPEN;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by")
    private @Nullable Long closedBy;

    private @Nullable String outcome;

    @Column(updatable = false)
    private long createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Activity() {}

    /** @param zone in which the morning begins, for the reminder of a whole day */
    Activity(StaffId creator, StaffId owner, ActivityData data, ZoneId zone, Instant at) {
        this.kind = data.kind();
        this.title = data.title();
        this.priority = data.priority();
        this.owner = owner.value();
        this.createdBy = creator.value();
        this.createdAt = at;
        this.updatedAt = at;
        write(data, zone, at);
    }

    ActivityId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new ActivityId(id);
    }

    StaffId owner() {
        return new StaffId(owner);
    }

    @Nullable
    CustomerId customer() {
        return customer == null ? null : new CustomerId(customer);
    }

    int version() {
        return version;
    }

    /** @return what it changed; nothing is touched when all is as it was */
    Changes edit(ActivityData data, ZoneId zone, Instant at) {
        if (state != ActivityState.OPEN) {
            throw new RuleViolation("rule.activity.closed");
        }
        Changes changes = Changes.between(data().fields(), data.fields());
        if (!changes.isEmpty()) {
            Instant before = remindAt;
            write(data, zone, at);
            if (!changes.fields().containsKey("startOn") && !changes.fields().containsKey("reminder")) {
                remindAt = before; // nobody is reminded twice
            }
            updatedAt = at;
        }
        return changes;
    }

    /** @return what it changed; nothing where it is done already */
    Changes complete(StaffId by, @Nullable String result, Instant at) {
        if (state == ActivityState.CANCELLED) {
            throw new RuleViolation("rule.activity.cancelled");
        }
        return state == ActivityState.DONE ? Changes.NONE : close(ActivityState.DONE, by, result, at);
    }

    /** @return what it changed; nothing where it is cancelled already */
    Changes cancel(StaffId by, @Nullable String reason, Instant at) {
        if (state == ActivityState.DONE) {
            throw new RuleViolation("rule.activity.done");
        }
        return state == ActivityState.CANCELLED ? Changes.NONE : close(ActivityState.CANCELLED, by, reason, at);
    }

    Changes reopen(Instant at) {
        Map<String, @Nullable Object> before = progress();
        state = ActivityState.OPEN;
        closedAt = null;
        closedBy = null;
        outcome = null;
        return since(before, at);
    }

    /** Hands it to somebody else, or back. */
    Changes hand(StaffId to, Instant at) {
        if (state != ActivityState.OPEN) {
            throw new RuleViolation("rule.activity.closed");
        }
        Map<String, @Nullable Object> before = progress();
        owner = to.value();
        return since(before, at);
    }

    private Changes close(ActivityState as, StaffId by, @Nullable String sentence, Instant at) {
        if (sentence != null && sentence.length() > LONGEST_OUTCOME) {
            throw new RuleViolation("form.longest", LONGEST_OUTCOME);
        }
        Map<String, @Nullable Object> before = progress();
        state = as;
        closedAt = at;
        closedBy = by.value();
        outcome = sentence;
        return since(before, at);
    }

    private Changes since(Map<String, @Nullable Object> before, Instant at) {
        Changes changes = Changes.between(before, progress());
        if (!changes.isEmpty()) {
            updatedAt = at;
        }
        return changes;
    }

    private Map<String, @Nullable Object> progress() {
        Map<String, @Nullable Object> progress = new LinkedHashMap<>();
        progress.put("activityState", state);
        progress.put("outcome", outcome);
        progress.put("activityOwner", owner);
        return progress;
    }

    ActivityData data() {
        return new ActivityData(
                kind,
                title,
                note,
                new ActivityTime(day, startsAt, endsAt),
                reminder,
                priority,
                customer(),
                contact == null ? null : new ContactId(contact),
                order == null ? null : new OrderId(order),
                opportunity == null ? null : new OpportunityId(opportunity));
    }

    private void write(ActivityData data, ZoneId zone, Instant at) {
        ActivityTime time = data.time();
        time.check(data.kind(), at.atZone(zone).toLocalDate());
        kind = data.kind();
        title = data.title();
        note = data.note();
        day = time.day();
        startsAt = time.start();
        endsAt = time.end();
        reminder = data.reminder();
        remindAt = reminder == null ? null : time.reminder(reminder, zone, at);
        priority = data.priority();
        customer = data.customer() == null ? null : data.customer().value();
        contact = data.contact() == null ? null : data.contact().value();
        order = data.order() == null ? null : data.order().value();
        opportunity = data.opportunity() == null ? null : data.opportunity().value();
    }
}
