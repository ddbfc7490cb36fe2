package peyvand.operational.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;

@Entity
@DynamicUpdate
class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private CustomerKind kind;

    private String name;
    private @Nullable String reference;
    private @Nullable String sector;
    private @Nullable String website;
    private @Nullable Integer foundedYear;
    private @Nullable Integer employees;
    private @Nullable BigDecimal annualRevenue;
    private @Nullable String city;
    private @Nullable String country;
    private @Nullable String source;
    private @Nullable String note;

    @Column(name = "parent_id")
    private @Nullable Long parent;

    @Column(name = "owner_id")
    private @Nullable Long owner;

    @ManyToMany
    @JoinTable(
            name = "customer_tag",
            joinColumns = @JoinColumn(name = "customer_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderBy("name")
    private Set<Tag> tags = new LinkedHashSet<>();

    private @Nullable Instant archivedAt;

    @Column(name = "merged_into_id", updatable = false, insertable = false)
    private @Nullable Long mergedInto;

    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Customer() {}

    Customer(CustomerData data, Set<Tag> tags, Instant at) {
        this.kind = data.kind();
        this.name = data.name();
        this.createdAt = at;
        this.updatedAt = at;
        write(data, tags);
    }

    CustomerId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new CustomerId(id);
    }

    CustomerKind kind() {
        return kind;
    }

    int version() {
        return version;
    }

    /** @return what it changed; nothing is touched when all is as it was */
    Changes edit(CustomerData data, Set<Tag> newTags, Instant at) {
        if (archivedAt != null) {
            throw new RuleViolation("rule.customer.archived");
        }
        if (data.kind() != kind) {
            throw new RuleViolation("rule.customer.kind");
        }
        if (data.parent() != null && data.parent().equals(id())) {
            throw new RuleViolation("rule.customer.ownParent");
        }
        Changes changes = Changes.between(data().fields(), data.fields());
        if (!changes.isEmpty()) {
            write(data, newTags);
            updatedAt = at;
        }
        return changes;
    }

    void rename(String newName, Instant at) {
        name = newName;
        updatedAt = at;
    }

    /** Counts the version on, for what is kept beside the row. */
    void touch(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt.plusMillis(1);
    }

    void archive(Instant at) {
        if (archivedAt == null) {
            archivedAt = at;
            updatedAt = at;
        }
    }

    void restore(Instant at) {
        if (mergedInto != null) {
            throw new RuleViolation("rule.customer.merged");
        }
        archivedAt = null;
        updatedAt = at;
    }

    CustomerData data() {
        return new CustomerData(
                kind,
                name,
                reference,
                sector,
                website,
                foundedYear,
                employees,
                annualRevenue,
                city,
                country,
                source,
                note,
                parent == null ? null : new CustomerId(parent),
                owner == null ? null : new StaffId(owner),
                tags.stream().map(Tag::name).toList());
    }

    private void write(CustomerData data, Set<Tag> newTags) {
        name = data.name();
        reference = data.reference();
        sector = data.sector();
        website = data.website();
        foundedYear = data.foundedYear();
        employees = data.employees();
        annualRevenue = data.annualRevenue();
        city = data.city();
        country = data.country();
        source = data.source();
        note = data.note();
        parent = data.parent() == null ? null : data.parent().value();
        owner = data.owner() == null ? null : data.owner().value();
        if (!tags.equals(newTags)) {
            tags.clear();
            tags.addAll(newTags);
        }
    }
}
