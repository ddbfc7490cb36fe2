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
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;

@Entity
@DynamicUpdate
class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "customer_id", updatable = false)
    private long customer;

    private @Nullable String givenName;
    private String familyName;
    private @Nullable String jobTitle;

    @Enumerated(EnumType.STRING)
    private @Nullable Gender gender;

    private @Nullable LocalDate birthDate;
    private @Nullable String language;

    @Enumerated(EnumType.STRING)
    private @Nullable HandleKind preferredChannel;

    private @Nullable String note;

    @ManyToMany
    @JoinTable(
            name = "contact_tag",
            joinColumns = @JoinColumn(name = "contact_id"),
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
    protected Contact() {}

    Contact(CustomerId customer, ContactData data, Set<Tag> tags, Instant at) {
        this.customer = customer.value();
        this.familyName = data.familyName();
        this.createdAt = at;
        this.updatedAt = at;
        write(data, tags);
    }

    ContactId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new ContactId(id);
    }

    CustomerId customer() {
        return new CustomerId(customer);
    }

    int version() {
        return version;
    }

    /** @return what it changed; nothing is touched when all is as it was */
    Changes edit(ContactData data, Set<Tag> newTags, Instant at) {
        if (archivedAt != null) {
            throw new RuleViolation("rule.contact.archived");
        }
        Changes changes = Changes.between(data().fields(), data.fields());
        if (!changes.isEmpty()) {
            write(data, newTags);
            updatedAt = at;
        }
        return changes;
    }

    void rename(String name, Instant at) {
        edit(ContactData.named(name, data()), Set.copyOf(tags), at);
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
            throw new RuleViolation("rule.contact.merged");
        }
        archivedAt = null;
        updatedAt = at;
    }

    ContactData data() {
        return new ContactData(
                givenName,
                familyName,
                jobTitle,
                gender,
                birthDate,
                language,
                preferredChannel,
                note,
                tags.stream().map(Tag::name).toList());
    }

    private void write(ContactData data, Set<Tag> newTags) {
        givenName = data.givenName();
        familyName = data.familyName();
        jobTitle = data.jobTitle();
        gender = data.gender();
        birthDate = data.birthDate();
        language = data.language();
        preferredChannel = data.preferredChannel();
        note = data.note();
        if (!tags.equals(newTags)) {
            tags.clear();
            tags.addAll(newTags);
        }
    }
}
