package peyvand.operational.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.ContactId;
import peyvand.domain.ContactSaved;
import peyvand.domain.CustomerId;
import peyvand.domain.CustomerSaved;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on handles and on the consent that goes with them. */
@Service
@Transactional
public class Handles {

    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_WORDING = 1_000;

    private final JdbcClient jdbc;
    private final HandleStore store;
    private final VisibleCustomers visible;
    private final ContactRepository contacts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Handles(
            JdbcClient jdbc,
            HandleStore store,
            VisibleCustomers visible,
            ContactRepository contacts,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.visible = visible;
        this.contacts = contacts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a handle of the customer as such; a person's goes to the contact they are. */
    public void add(Viewer viewer, CustomerId customer, HandleData handle) {
        ContactId self = visible.customer(viewer, customer).kind() == CustomerKind.PERSON
                ? contacts.of(customer.value()).get(0).id()
                : null;
        add(viewer, customer, self, handle);
    }

    public void add(Viewer viewer, ContactId contact, HandleData handle) {
        add(viewer, visible.contact(viewer, contact).customer(), contact, handle);
    }

    /** Removes a handle. What was agreed for it stays in the ledger, but holds for no other, even if it comes again. */
    public void remove(Viewer viewer, long handleId) {
        Row handle = find(viewer, handleId);
        jdbc.sql("delete from handle where id = :id").param("id", handleId).update();
        record(viewer, handle, handle.kind, new Change(handle.value, null));
        saved(handle.customer, handle.contact);
    }

    /**
     * Adds to the ledger of consents.
     *
     * @param source where the consent or refusal was given, for instance "phone call"
     * @param wording what exactly was agreed to, or the name and version of that text
     */
    public void consent(
            Viewer viewer,
            long handleId,
            ConsentPurpose purpose,
            boolean granted,
            @Nullable String source,
            @Nullable String wording) {
        if (source == null) {
            throw new RuleViolation("rule.consent.source");
        }
        if (source.length() > LONGEST_SOURCE || (wording != null && wording.length() > LONGEST_WORDING)) {
            throw new RuleViolation("rule.consent.longest", LONGEST_SOURCE, LONGEST_WORDING);
        }
        Row handle = find(viewer, handleId);
        jdbc.sql("""
                insert into consent (handle_id, purpose, granted, source, wording, recorded_at, recorded_by)
                values (:handle, :purpose, :granted, :source, :wording, :at, :by)
                """)
                .param("handle", handleId)
                .param("purpose", purpose.name())
                .param("granted", granted)
                .param("source", source)
                .param("wording", wording)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", viewer.staff().value())
                .update();
        record(viewer, handle, "consent." + purpose, new Change(null, granted + ": " + source));
    }

    private void add(Viewer viewer, CustomerId customer, @Nullable ContactId contact, HandleData handle) {
        long id = store.add(customer, contact, handle);
        record(
                viewer,
                new Row(id, customer, contact, handle.kind().name(), handle.value()),
                handle.kind().name(),
                new Change(null, handle.value()));
        saved(customer, contact);
    }

    private void saved(CustomerId customer, @Nullable ContactId contact) {
        events.publishEvent(new CustomerSaved(customer));
        if (contact != null) {
            events.publishEvent(new ContactSaved(contact));
        }
    }

    private void record(Viewer viewer, Row handle, String field, Change change) {
        audit.record(
                viewer,
                "CHANGED",
                handle.contact == null ? RecordKind.CUSTOMER : RecordKind.CONTACT,
                handle.contact == null ? handle.customer.value() : handle.contact.value(),
                handle.customer,
                new Changes(Map.of(field, change)));
    }

    private Row find(Viewer viewer, long id) {
        Row row = jdbc.sql("select customer_id, contact_id, kind, value from handle where id = :id for update")
                .param("id", id)
                .query((rs, n) -> {
                    long contact = rs.getLong("contact_id");
                    return new Row(
                            id,
                            new CustomerId(rs.getLong("customer_id")),
                            rs.wasNull() ? null : new ContactId(contact),
                            rs.getString("kind"),
                            rs.getString("value"));
                })
                .optional()
                .orElseThrow(() -> new NotFound(new HandleId(id)));
        visible.require(viewer, row.customer, new HandleId(id));
        return row;
    }

    private record HandleId(long value) {}

    private record Row(
            long id, CustomerId customer, @Nullable ContactId contact, String kind, String value) {}
}
