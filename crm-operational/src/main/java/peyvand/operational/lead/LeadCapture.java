package peyvand.operational.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.LeadsAssigned;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Throttled;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.audit.Author;
import peyvand.operational.customer.ConsentPurpose;

/** What visitors may do who have the address of a form, and nothing else: write to us. */
@Service
@Transactional
public class LeadCapture {

    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** Nobody sends a form again after so long. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final LeadForms forms;
    private final NewLeads leads;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    LeadCapture(
            LeadForms forms,
            NewLeads leads,
            AuditLog audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.forms = forms;
        this.leads = leads;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lets a network address send so many forms in a while, whatever becomes of them.
     *
     * @param sent the form; it counts once, however often it arrives
     * @throws Throttled when the address sends too many
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void admit(String address, UUID sent) {
        Instant now = clock.instant();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "lead form " + address)
                .query((row, n) -> true)
                .single();
        Integer others = jdbc.sql("""
                select count(*) from (
                  select 1 from lead_attempt where address = :address and at > :since and key <> :key limit :most) counted
                """)
                .param("address", address)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .param("key", sent)
                .param("most", MOST)
                .query(Integer.class)
                .single();
        if (others >= MOST) {
            throw new Throttled(WINDOW);
        }
        jdbc.sql("insert into lead_attempt (key, address, at) values (:key, :address, :now) on conflict do nothing")
                .param("key", sent)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                delete from lead_attempt where key in (
                  select key from lead_attempt where at < :old order by at limit 10 for update skip locked)
                """).param("old", Timestamp.from(now.minus(REMEMBERED))).update();
    }

    /**
     * Takes what a visitor wrote, once, however often the form arrives.
     *
     * @param data without source and owner
     * @param agreed the text they agreed to; null where they did not
     * @throws NotFound when there is no such form, or it is closed
     * @throws RuleViolation when an address can be none
     */
    public void take(String key, UUID sent, LeadData data, @Nullable String agreed, String address) {
        LeadForm form = forms.open(key).orElseThrow(() -> new NotFound("form"));
        if (data.email() == null && data.phone() == null) {
            throw new RuleViolation("rule.leadForm.unreachable");
        }
        int first = jdbc.sql("update lead_attempt set taken = true where key = :key and not taken")
                .param("key", sent)
                .update();
        if (first == 0) {
            return;
        }
        Lead lead = leads.add(data.from(form.data().source()));
        long id = lead.id().value();
        jdbc.sql("update lead set form_id = :form where id = :id")
                .param("form", form.id().value())
                .param("id", id)
                .update();
        if (agreed != null) {
            agree(id, form, agreed);
        }
        Author visitor = new Author(null, form.data().title().text(), address);
        audit.record(visitor, "CAPTURED", RecordKind.LEAD, id, null, Changes.NONE);
        if (lead.owner() != null) {
            events.publishEvent(new LeadsAssigned(List.of(lead.id()), lead.owner()));
        }
    }

    private void agree(long lead, LeadForm form, String wording) {
        jdbc.sql("""
                insert into lead_consent (lead_id, purpose, source, wording, recorded_at) values (:lead, :purpose, :source, :wording, :now)
                """)
                .param("lead", lead)
                .param("purpose", ConsentPurpose.MARKETING.name())
                .param("source", form.data().title().text())
                .param("wording", wording)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
