package peyvand.operational.relationship;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Writes down what colleagues know of a customer. Who sees the customer may add; a note is its author's. */
@Service
@Transactional
public class Relationships {

    private static final int MOST_NOTICE = 60;
    private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final JdbcClient jdbc;
    private final RelationshipQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    Relationships(JdbcClient jdbc, RelationshipQueries queries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param contact one of the customer's; null for a note on the customer as such */
    public long addNote(Viewer viewer, CustomerId customer, @Nullable ContactId contact, String body) {
        require(viewer, customer, contact);
        long id = jdbc.sql("""
                insert into relationship_note (customer_id, contact_id, author_id, body, created_at, updated_at)
                values (:customer, :contact, :author, :body, :at, :at) returning id
                """)
                .param("customer", customer.value())
                .param("contact", contact == null ? null : contact.value(), Types.BIGINT)
                .param("author", viewer.staff().value())
                .param("body", body)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        record(viewer, "NOTE_ADDED", customer, "note", null, body);
        return id;
    }

    /**
     * @param version of the note as its author read it
     * @throws Stale when it was saved since
     */
    public void editNote(Viewer viewer, long id, int version, String body) {
        NoteRow note = own(viewer, id);
        int saved = jdbc.sql("""
                update relationship_note set body = :body, updated_at = :at, version = version + 1
                where id = :id and version = :version
                """)
                .param("body", body)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("version", version)
                .update();
        Stale.check(id, 1, saved);
        record(viewer, "NOTE_CHANGED", note.customer(), "note", note.body(), body);
    }

    public void removeNote(Viewer viewer, long id) {
        NoteRow note = own(viewer, id);
        jdbc.sql("delete from relationship_note where id = :id").param("id", id).update();
        record(viewer, "NOTE_REMOVED", note.customer(), "note", note.body(), null);
    }

    /** @param contact one of the customer's; null for a day of the customer as such */
    public void addOccasion(Viewer viewer, CustomerId customer, @Nullable ContactId contact, OccasionData data) {
        require(viewer, customer, contact);
        LocalDate day = data.yearly().first();
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new RuleViolation("rule.occasion.day");
        }
        if (data.notice() < 0 || data.notice() > MOST_NOTICE) {
            throw new RuleViolation("rule.occasion.notice", MOST_NOTICE);
        }
        jdbc.sql("""
                insert into occasion (customer_id, contact_id, label, day, calendar, notice, created_by, created_at)
                values (:customer, :contact, :label, :day, :calendar, :notice, :by, :at)
                """)
                .param("customer", customer.value())
                .param("contact", contact == null ? null : contact.value(), Types.BIGINT)
                .param("label", data.label())
                .param("day", Date.valueOf(day))
                .param("calendar", data.yearly().calendar().name())
                .param("notice", data.notice())
                .param("by", viewer.staff().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        record(viewer, "OCCASION_ADDED", customer, "occasion", null, data.label() + ", " + day);
    }

    /** Its reminders go with it. */
    public void removeOccasion(Viewer viewer, long id) {
        Sql sql = Sql.of("""
                select o.customer_id, o.label from occasion o join customer c on c.id = o.customer_id where o.id = :id
                """).with("id", id);
        Occasion occasion = Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query((row, n) -> new Occasion(new CustomerId(row.getLong("customer_id")), row.getString("label")))
                .optional()
                .orElseThrow(() -> new NotFound(id));
        jdbc.sql("delete from occasion where id = :id").param("id", id).update();
        record(viewer, "OCCASION_REMOVED", occasion.customer, "occasion", occasion.label, null);
    }

    private record Occasion(CustomerId customer, String label) {}

    /** @param colleague null for nobody in particular */
    public void favour(Viewer viewer, CustomerId customer, @Nullable StaffId colleague) {
        require(viewer, customer, null);
        String before =
                queries.favourite(viewer, customer).map(name -> name.name()).orElse(null);
        if (colleague == null) {
            jdbc.sql("delete from favourite_colleague where customer_id = :customer")
                    .param("customer", customer.value())
                    .update();
        } else {
            int known = jdbc.sql("""
                    insert into favourite_colleague (customer_id, staff_id)
                    select :customer, id from staff where id = :staff and enabled
                    on conflict (customer_id) do update set staff_id = excluded.staff_id
                    """)
                    .param("customer", customer.value())
                    .param("staff", colleague.value())
                    .update();
            if (known == 0) {
                throw new RuleViolation("rule.activity.owner");
            }
        }
        String after =
                queries.favourite(viewer, customer).map(name -> name.name()).orElse(null);
        record(viewer, "CHANGED", customer, "favouriteColleague", before, after);
    }

    private NoteRow own(Viewer viewer, long id) {
        NoteRow note = queries.note(viewer, id);
        if (!note.author().equals(viewer.staff())) {
            throw new Refused("change somebody else's note");
        }
        return note;
    }

    private void require(Viewer viewer, CustomerId customer, @Nullable ContactId contact) {
        Sql sql = Sql.of("select 1 from customer c where c.id = :id and c.merged_into_id is null")
                .with("id", customer.value());
        sql.andIf(
                "exists (select 1 from contact k where k.id = :contact and k.customer_id = c.id)",
                "contact",
                contact == null ? null : contact.value());
        if (Visibility.customers(sql, viewer, "c").on(jdbc).query().listOfRows().isEmpty()) {
            throw new NotFound(customer);
        }
    }

    private void record(
            Viewer viewer,
            String action,
            CustomerId customer,
            String field,
            @Nullable String from,
            @Nullable String to) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        before.put(field, from);
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put(field, to);
        Changes changes = Changes.between(before, after);
        if (!changes.isEmpty()) {
            audit.record(viewer, action, RecordKind.CUSTOMER, customer.value(), customer, changes);
        }
    }
}
