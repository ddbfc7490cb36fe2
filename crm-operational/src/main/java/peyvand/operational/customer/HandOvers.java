package peyvand.operational.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.CustomersHandedOver;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Gives customers from one colleague to another, one or many at once, and takes it back. */
@Service
@Transactional
public class HandOvers {

    /** So many at once; a list shows no more on a page. */
    public static final int MOST = 200;

    private static final int LONGEST_NOTE = 2_000;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOvers(JdbcClient jdbc, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A customer who may be handed over. @param ownerName null where nobody is responsible */
    public record Candidate(
            CustomerId id,
            String name,
            String number,
            @Nullable StaffId owner,
            @Nullable String ownerName) {}

    /** A customer who was handed over and may go back. */
    private record Given(
            CustomerId customer,
            @Nullable StaffId from,
            @Nullable String fromName,
            String toName) {}

    /**
     * Those of the customers that the viewer sees, by name.
     *
     * @throws RuleViolation when they are more than {@link #MOST}
     */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(Viewer viewer, Collection<CustomerId> customers) {
        return candidates(viewer, customers, "");
    }

    /**
     * Makes somebody the owner of customers; those they own already stay as they are. The one who gives them away and sees
     * only their own does not see them any longer.
     *
     * @param note for the new owner; may be empty
     * @return names the hand-over, to take it back
     * @throws NotFound when one of them is not the viewer's to see
     * @throws peyvand.domain.Refused for many customers without the right to change many at once
     */
    public UUID handOver(Viewer viewer, Collection<CustomerId> customers, StaffId to, String note) {
        viewer.require(customers.size() > 1 ? Right.BULK : Right.EDIT, "hand over customers");
        if (customers.isEmpty()) {
            throw new RuleViolation("rule.handOver.none");
        }
        String about = note.strip();
        if (about.length() > LONGEST_NOTE) {
            throw new RuleViolation("rule.handOver.note", LONGEST_NOTE);
        }
        String toName = name(to);
        List<Candidate> found = candidates(viewer, customers, "for update of c");
        if (found.size() < new LinkedHashSet<>(customers).size()) {
            throw new NotFound("customers to hand over");
        }
        UUID batch = UUID.randomUUID();
        List<Candidate> given =
                found.stream().filter(customer -> !to.equals(customer.owner())).toList();
        for (Candidate customer : given) {
            own(customer.id(), to);
            note(viewer, batch, customer, to, about);
            record(viewer, customer.id(), customer.ownerName(), toName);
        }
        if (!given.isEmpty() && !to.equals(viewer.staff())) {
            events.publishEvent(new CustomersHandedOver(batch, to));
        }
        return batch;
    }

    /**
     * Gives the customers of a hand-over back to whom they were, unless somebody has changed their owner since.
     *
     * @return how many went back
     */
    public int undo(Viewer viewer, UUID batch) {
        List<Given> given = jdbc.sql("""
                select h.customer_id, h.from_id, f.name as from_name, t.name as to_name
                from hand_over h join customer c on c.id = h.customer_id and c.owner_id = h.to_id
                     left join staff f on f.id = h.from_id join staff t on t.id = h.to_id
                where h.batch = :batch and h.by_id = :by and not h.undone
                order by h.customer_id
                for update of c
                """)
                .param("batch", batch)
                .param("by", viewer.staff().value())
                .query((row, n) -> new Given(
                        new CustomerId(row.getLong("customer_id")),
                        row.getString("from_name") == null ? null : new StaffId(row.getLong("from_id")),
                        row.getString("from_name"),
                        row.getString("to_name")))
                .list();
        for (Given one : given) {
            own(one.customer(), one.from());
            record(viewer, one.customer(), one.toName(), one.fromName());
        }
        jdbc.sql("update hand_over set undone = true where batch = :batch and by_id = :by")
                .param("batch", batch)
                .param("by", viewer.staff().value())
                .update();
        return given.size();
    }

    private List<Candidate> candidates(Viewer viewer, Collection<CustomerId> customers, String lock) {
        Set<CustomerId> asked = new LinkedHashSet<>(customers);
        if (asked.size() > MOST) {
            throw new RuleViolation("rule.handOver.most", MOST);
        }
        Sql sql = Sql.of("""
                select c.id, c.name, c.number, c.owner_id, s.name as owner_name
                from customer c left join staff s on s.id = c.owner_id
                where c.merged_into_id is null and c.id = any (:ids)
                """).with("ids", asked.stream().map(CustomerId::value).toArray(Long[]::new));
        return Visibility.customers(sql, viewer, "c")
                .add("order by c.name, c.id " + lock)
                .on(jdbc)
                .query((row, n) -> new Candidate(
                        new CustomerId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("owner_name") == null ? null : new StaffId(row.getLong("owner_id")),
                        row.getString("owner_name")))
                .list();
    }

    private String name(StaffId to) {
        return jdbc.sql("select name from staff where id = :id and enabled")
                .param("id", to.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new RuleViolation("rule.handOver.to"));
    }

    private void own(CustomerId customer, @Nullable StaffId owner) {
        jdbc.sql("update customer set owner_id = :owner, version = version + 1, updated_at = :now where id = :id")
                .param("owner", owner == null ? null : owner.value(), java.sql.Types.BIGINT)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", customer.value())
                .update();
    }

    private void note(Viewer viewer, UUID batch, Candidate customer, StaffId to, String note) {
        jdbc.sql("""
                insert into hand_over (customer_id, from_id, to_id, by_id, note, at, batch)
                values (:customer, :from, :to, :by, nullif(:note, ''), :now, :batch)
                """)
                .param("customer", customer.id().value())
                .param(
                        "from",
                        customer.owner() == null ? null : customer.owner().value(),
                        java.sql.Types.BIGINT)
                .param("to", to.value())
                .param("by", viewer.staff().value())
                .param("note", note)
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", batch)
                .update();
    }

    private void record(Viewer viewer, CustomerId customer, @Nullable String from, @Nullable String to) {
        Map<String, @Nullable Object> before = new HashMap<>();
        before.put("owner", from);
        Map<String, @Nullable Object> after = new HashMap<>();
        after.put("owner", to);
        audit.record(
                viewer, "HANDED_OVER", RecordKind.CUSTOMER, customer.value(), customer, Changes.between(before, after));
    }

    /** One hand-over of a customer. */
    public record Past(
            Instant at,
            @Nullable String from,
            @Nullable String to,
            String by,
            @Nullable String note) {}

    /** The hand-overs of a customer whom the asker may see, the latest first; those taken back are left out. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Past> of(CustomerId customer) {
        return jdbc.sql("""
                select h.at, f.name as from_name, t.name as to_name, b.name as by_name, h.note
                from hand_over h left join staff f on f.id = h.from_id left join staff t on t.id = h.to_id
                     join staff b on b.id = h.by_id
                where h.customer_id = :id and not h.undone order by h.id desc limit 20
                """)
                .param("id", customer.value())
                .query((row, n) -> new Past(
                        row.getTimestamp("at").toInstant(),
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("by_name"),
                        row.getString("note")))
                .list();
    }
}
