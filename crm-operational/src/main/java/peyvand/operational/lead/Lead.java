package peyvand.operational.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.LeadId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;

/** Somebody who may want to buy: new, being worked on, and then converted or disqualified. */
@Entity
@Table(name = "lead")
@DynamicUpdate
class Lead {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String number;

    @Column(name = "person_name")
    private @Nullable String person;

    private @Nullable String organisation;
    private @Nullable String jobTitle;
    private @Nullable String email;
    private @Nullable String emailNormal;
    private @Nullable String phone;
    private @Nullable String phoneNormal;
    private @Nullable String city;
    private @Nullable String country;
    private @Nullable String website;
    private @Nullable String language;
    private @Nullable String source;

    @Column(name = "partner_id")
    private @Nullable Long partner;

    private @Nullable String interest;

    @Column(name = "owner_id")
    private @Nullable Long owner;

    @Enumerated(EnumType.STRING)
    private LeadState state = LeadState.NEW;

    @Column(name = "disqualify_reason_id")
    private @Nullable Long disqualifyReason;

    private @Nullable Instant convertedAt;
    private @Nullable Long convertedBy;

    @Column(name = "customer_id")
    private @Nullable Long customer;

    @Column(name = "contact_id")
    private @Nullable Long contact;

    @Column(name = "opportunity_id")
    private @Nullable Long opportunity;

    private @Nullable Instant erasedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Lead() {}

    /** @param region where phone numbers without a country are dialled; null: unknown */
    Lead(String number, LeadData data, @Nullable String region, Instant at) {
        this.number = number;
        this.createdAt = at;
        this.updatedAt = at;
        write(data, region);
    }

    LeadId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new LeadId(id);
    }

    LeadState state() {
        return state;
    }

    @Nullable
    StaffId owner() {
        return owner == null ? null : new StaffId(owner);
    }

    /** What it was converted to; null while it was not. */
    @Nullable
    Converted converted() {
        return customer == null
                ? null
                : new Converted(
                        new CustomerId(customer),
                        contact == null ? null : new ContactId(contact),
                        opportunity == null ? null : new OpportunityId(opportunity));
    }

    @Nullable
    String emailNormal() {
        return emailNormal;
    }

    @Nullable
    String phoneNormal() {
        return phoneNormal;
    }

    boolean erased() {
        return erasedAt != null;
    }

    int version() {
        return version;
    }

    /** @return what it changed; nothing is touched when all is as it was */
    Changes edit(LeadData data, @Nullable String region, Instant at) {
        requireOpen();
        Changes changes = Changes.between(data().fields(), data.fields());
        if (!changes.isEmpty()) {
            write(data, region);
            updatedAt = at;
        }
        return changes;
    }

    /** Somebody begins to work on it; it becomes theirs where it was nobody's. */
    void begin(StaffId by, Instant at) {
        requireOpen();
        owner = owner == null ? by.value() : owner;
        state = LeadState.WORKING;
        updatedAt = at;
    }

    void disqualify(long reason, Instant at) {
        requireOpen();
        state = LeadState.DISQUALIFIED;
        disqualifyReason = reason;
        updatedAt = at;
    }

    void reopen(Instant at) {
        if (state.open()) {
            throw new RuleViolation("rule.lead.open");
        }
        if (state == LeadState.CONVERTED) {
            throw new RuleViolation("rule.lead.converted");
        }
        requireNotErased();
        state = LeadState.WORKING;
        disqualifyReason = null;
        updatedAt = at;
    }

    void convert(Converted to, StaffId by, Instant at) {
        requireOpen();
        state = LeadState.CONVERTED;
        convertedAt = at;
        convertedBy = by.value();
        customer = to.customer().value();
        contact = to.contact() == null ? null : to.contact().value();
        opportunity = to.opportunity() == null ? null : to.opportunity().value();
        updatedAt = at;
    }

    /** Forgets whoever it is. That there was a lead, from where and what became of it, stays. */
    void erase(long reason, Instant at) {
        requireNotErased();
        person = null;
        organisation = null;
        jobTitle = null;
        email = null;
        emailNormal = null;
        phone = null;
        phoneNormal = null;
        website = null;
        interest = null;
        if (state.open()) {
            state = LeadState.DISQUALIFIED;
            disqualifyReason = reason;
        }
        erasedAt = at;
        updatedAt = at;
    }

    LeadData data() {
        return new LeadData(
                person,
                organisation,
                jobTitle,
                email,
                phone,
                city,
                country,
                website,
                language,
                source,
                partner == null ? null : new CustomerId(partner),
                interest,
                owner());
    }

    private void write(LeadData data, @Nullable String region) {
        if (data.person() == null && data.organisation() == null) {
            throw new RuleViolation("rule.lead.name");
        }
        person = data.person();
        organisation = data.organisation();
        jobTitle = data.jobTitle();
        email = data.email();
        emailNormal = normal(HandleKind.EMAIL, data.email(), region);
        phone = data.phone();
        phoneNormal = normal(HandleKind.PHONE, data.phone(), region);
        city = data.city();
        country = data.country();
        website = data.website();
        language = data.language();
        source = data.source();
        partner = data.partner() == null ? null : data.partner().value();
        interest = data.interest();
        owner = data.owner() == null ? null : data.owner().value();
    }

    private static @Nullable String normal(HandleKind kind, @Nullable String value, @Nullable String region) {
        return value == null ? null : kind.normalise(value, region);
    }

    void requireOpen() {
        requireNotErased();
        if (!state.open()) {
            throw new RuleViolation(state == LeadState.CONVERTED ? "rule.lead.converted" : "rule.lead.disqualified");
        }
    }

    private void requireNotErased() {
        if (erased()) {
            throw new RuleViolation("rule.lead.erased");
        }
    }
}
