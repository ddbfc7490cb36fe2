package peyvand.operational.customer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.CustomerSaved;
import peyvand.domain.RecordKind;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;

/** The commands on customers. */
@Service
@Transactional
public class Customers {

    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final VisibleCustomers visible;
    private final HandleStore handles;
    private final Tags tags;
    private final CustomValues values;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Customers(
            CustomerRepository customers,
            ContactRepository contacts,
            VisibleCustomers visible,
            HandleStore handles,
            Tags tags,
            CustomValues values,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.visible = visible;
        this.handles = handles;
        this.tags = tags;
        this.values = values;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A person becomes their own contact, and the handles are that contact's; a firm's handles are its own. Who does not
     * see everybody's customers becomes the owner of one that they would not see otherwise.
     */
    public CustomerId create(Viewer viewer, CustomerData entered, List<HandleData> itsHandles) {
        return create(viewer, entered, itsHandles, Map.of());
    }

    /** @param own what it says in custom fields */
    public CustomerId create(
            Viewer viewer,
            CustomerData entered,
            List<HandleData> itsHandles,
            Map<CustomFieldId, @Nullable CustomValue> own) {
        CustomerData data = viewer.customers().shows(entered.owner()) ? entered : entered.ownedBy(viewer.staff());
        requireVisibleParent(viewer, data);
        Customer customer = save(new Customer(data, tags.named(data.tags()), clock.instant()));
        CustomerId id = customer.id();
        Contact self = data.kind() == CustomerKind.PERSON
                ? contacts.saveAndFlush(new Contact(id, ContactData.named(data.name()), Set.of(), clock.instant()))
                : null;
        for (HandleData handle : itsHandles) {
            handles.add(id, self == null ? null : self.id(), handle);
        }
        values.begin(RecordKind.CUSTOMER, id.value(), own);
        audit.record(viewer, "CREATED", RecordKind.CUSTOMER, id.value(), id, Changes.NONE);
        events.publishEvent(new CustomerSaved(id));
        return id;
    }

    /**
     * @param version of the customer as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, CustomerId id, int version, CustomerData data) {
        edit(viewer, id, version, data, Map.of());
    }

    /**
     * @param version of the customer as the viewer read it
     * @param own what it is to say in some custom fields, null for nothing; what it says in others stays
     * @throws Stale when somebody saved it since
     */
    public void edit(
            Viewer viewer,
            CustomerId id,
            int version,
            CustomerData data,
            Map<CustomFieldId, @Nullable CustomValue> own) {
        Customer customer = visible.customer(viewer, id);
        Stale.check(id, version, customer.version());
        requireVisibleParent(viewer, data);
        Changes changes = customer.edit(data, tags.named(data.tags()), clock.instant())
                .and(values.change(RecordKind.CUSTOMER, id.value(), own));
        if (changes.isEmpty()) {
            return;
        }
        customer.touch(clock.instant());
        save(customer);
        if (customer.kind() == CustomerKind.PERSON && changes.fields().containsKey("name")) {
            contacts.of(id.value()).stream().findFirst().ifPresent(self -> self.rename(data.name(), clock.instant()));
        }
        audit.record(viewer, "CHANGED", RecordKind.CUSTOMER, id.value(), id, changes);
        events.publishEvent(new CustomerSaved(id));
    }

    public void archive(Viewer viewer, CustomerId id) {
        visible.customer(viewer, id).archive(clock.instant());
        audit.record(viewer, "ARCHIVED", RecordKind.CUSTOMER, id.value(), id, Changes.NONE);
    }

    public void restore(Viewer viewer, CustomerId id) {
        visible.customer(viewer, id).restore(clock.instant());
        audit.record(viewer, "RESTORED", RecordKind.CUSTOMER, id.value(), id, Changes.NONE);
    }

    private void requireVisibleParent(Viewer viewer, CustomerData data) {
        if (data.parent() != null) {
            visible.require(viewer, data.parent(), data.parent());
        }
    }

    private Customer save(Customer customer) {
        try {
            return customers.saveAndFlush(customer);
        } catch (DataIntegrityViolationException e) {
            throw Violations.translate(e);
        }
    }
}
