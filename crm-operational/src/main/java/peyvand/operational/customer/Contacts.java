package peyvand.operational.customer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.ContactSaved;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;

/** The commands on contacts. */
@Service
@Transactional
public class Contacts {

    private final ContactRepository contacts;
    private final VisibleCustomers visible;
    private final HandleStore handles;
    private final Tags tags;
    private final CustomValues values;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contacts(
            ContactRepository contacts,
            VisibleCustomers visible,
            HandleStore handles,
            Tags tags,
            CustomValues values,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contacts = contacts;
        this.visible = visible;
        this.handles = handles;
        this.tags = tags;
        this.values = values;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public ContactId create(Viewer viewer, CustomerId customer, ContactData data, List<HandleData> itsHandles) {
        return create(viewer, customer, data, itsHandles, Map.of());
    }

    /** @param own what the contact says in custom fields */
    public ContactId create(
            Viewer viewer,
            CustomerId customer,
            ContactData data,
            List<HandleData> itsHandles,
            Map<CustomFieldId, @Nullable CustomValue> own) {
        if (visible.customer(viewer, customer).kind() == CustomerKind.PERSON) {
            throw new RuleViolation("rule.contact.personIsOwnContact");
        }
        Contact contact = contacts.saveAndFlush(new Contact(customer, data, tags.named(data.tags()), clock.instant()));
        for (HandleData handle : itsHandles) {
            handles.add(customer, contact.id(), handle);
        }
        values.begin(RecordKind.CONTACT, contact.id().value(), own);
        audit.record(viewer, "CREATED", RecordKind.CONTACT, contact.id().value(), customer, Changes.NONE);
        events.publishEvent(new ContactSaved(contact.id()));
        return contact.id();
    }

    /**
     * @param version of the contact as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, ContactId id, int version, ContactData data) {
        edit(viewer, id, version, data, Map.of());
    }

    /**
     * @param version of the contact as the viewer read it
     * @param own what the contact is to say in some custom fields, null for nothing; what it says in others stays
     * @throws Stale when somebody saved it since
     */
    public void edit(
            Viewer viewer, ContactId id, int version, ContactData data, Map<CustomFieldId, @Nullable CustomValue> own) {
        Contact contact = visible.contact(viewer, id);
        Stale.check(id, version, contact.version());
        Changes changes = contact.edit(data, tags.named(data.tags()), clock.instant())
                .and(values.change(RecordKind.CONTACT, id.value(), own));
        if (changes.isEmpty()) {
            return;
        }
        contact.touch(clock.instant());
        contacts.saveAndFlush(contact);
        Customer customer = visible.customer(viewer, contact.customer());
        if (customer.kind() == CustomerKind.PERSON && !customer.data().name().equals(data.name())) {
            customer.rename(data.name(), clock.instant());
        }
        audit.record(viewer, "CHANGED", RecordKind.CONTACT, id.value(), contact.customer(), changes);
        events.publishEvent(new ContactSaved(id));
    }

    public void archive(Viewer viewer, ContactId id) {
        Contact contact = visible.contact(viewer, id);
        if (visible.customer(viewer, contact.customer()).kind() == CustomerKind.PERSON) {
            throw new RuleViolation("rule.contact.personIsOwnContact");
        }
        contact.archive(clock.instant());
        audit.record(viewer, "ARCHIVED", RecordKind.CONTACT, id.value(), contact.customer(), Changes.NONE);
    }

    public void restore(Viewer viewer, ContactId id) {
        Contact contact = visible.contact(viewer, id);
        contact.restore(clock.instant());
        audit.record(viewer, "RESTORED", RecordKind.CONTACT, id.value(), contact.customer(), Changes.NONE);
    }
}
