package peyvand.operational.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Writes the audit log, in the transaction of the change it tells of. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AuditLog {

    private static final int LONGEST_TOLD = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** Tells of something that changed nothing: an export, a refusal. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void tell(Viewer viewer, String action, RecordKind kind, String what) {
        String line = what.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
        String shown = line.length() > LONGEST_TOLD ? line.substring(0, LONGEST_TOLD) + "…" : line;
        record(viewer, action, kind, 0, null, Changes.between(Map.of(), Map.of("what", shown)));
    }

    /**
     * @param action what was done, in capitals: {@code CREATED}, {@code CHANGED}, {@code ARCHIVED}, {@code MERGED} ...
     * @param customer on whose timeline it stands; null where it concerns no customer
     */
    public void record(
            Viewer viewer,
            String action,
            RecordKind kind,
            long recordId,
            @Nullable CustomerId customer,
            Changes changes) {
        record(Author.of(viewer), action, kind, recordId, customer, changes);
    }

    /** The same of somebody who may be from outside. */
    public void record(
            Author author,
            String action,
            RecordKind kind,
            long recordId,
            @Nullable CustomerId customer,
            Changes changes) {
        write(author.staff(), author.name(), author.address(), action, kind, recordId, customer, changes);
    }

    /** Forgets from what to what a record was changed, whose data are erased; when and by whom, stays. */
    public void forget(RecordKind kind, long recordId) {
        jdbc.sql("select forget_changes(:kind, :record)")
                .param("kind", kind.name())
                .param("record", recordId)
                .query((row, n) -> true)
                .list();
    }

    /** What became of one of many records. @param customer on whose timeline it stands; null for none */
    public record Entry(long recordId, @Nullable CustomerId customer, Changes changes) {}

    /** Records the same done to many records, in one statement. */
    public void recordAll(Viewer viewer, String action, RecordKind kind, List<Entry> entries) {
        jdbc.sql("""
                insert into audit_entry (at, actor_id, actor_name, address, action, record_kind, record_id, customer_id, changes)
                select :at, :actor, :name, :address, :action, :kind, e.record, e.customer, cast(e.changes as jsonb)
                from unnest(cast(:records as bigint[]), cast(:customers as bigint[]), cast(:changes as text[])) e (record, customer, changes)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", viewer.staff().value())
                .param("name", viewer.name())
                .param("address", viewer.address())
                .param("action", action)
                .param("kind", kind.name())
                .param("records", entries.stream().map(Entry::recordId).toArray(Long[]::new))
                .param(
                        "customers",
                        entries.stream()
                                .map(Entry::customer)
                                .map(customer -> customer == null ? null : customer.value())
                                .toArray(Long[]::new))
                .param(
                        "changes",
                        entries.stream()
                                .map(entry ->
                                        json.writeValueAsString(entry.changes().fields()))
                                .toArray(String[]::new))
                .update();
    }

    /**
     * Records what happened to an account before anybody was signed in: nobody is known to have done it.
     *
     * @param account null where there is none of the kind
     */
    public void recordOfAccount(String action, @Nullable StaffId account, String address, Changes changes) {
        Long id = account == null ? null : account.value();
        write(null, null, address, action, RecordKind.STAFF, id, null, changes);
    }

    private void write(
            @Nullable StaffId actor,
            @Nullable String actorName,
            @Nullable String address,
            String action,
            RecordKind kind,
            @Nullable Long recordId,
            @Nullable CustomerId customer,
            Changes changes) {
        jdbc.sql("""
                insert into audit_entry (at, actor_id, actor_name, address, action, record_kind, record_id, customer_id, changes)
                values (:at, :actor, :name, :address, :action, :kind, :record, :customer, cast(:changes as jsonb))
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor == null ? null : actor.value())
                .param("name", actorName)
                .param("address", address)
                .param("action", action)
                .param("kind", kind.name())
                .param("record", recordId)
                .param("customer", customer == null ? null : customer.value())
                .param("changes", json.writeValueAsString(changes.fields()))
                .update();
    }
}
