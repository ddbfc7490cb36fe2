package peyvand.operational.lead;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.LeadId;
import peyvand.domain.LeadsAssigned;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.lead.LeadQueries.DisqualifyReason;

/** The commands on leads. */
@Service
@Transactional
public class Leads {

    private final VisibleLeads visible;
    private final LeadRepository leads;
    private final LeadQueries queries;
    private final NewLeads newLeads;
    private final PhoneRegion region;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Leads(
            VisibleLeads visible,
            LeadRepository leads,
            LeadQueries queries,
            NewLeads newLeads,
            PhoneRegion region,
            AuditLog audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.visible = visible;
        this.leads = leads;
        this.queries = queries;
        this.newLeads = newLeads;
        this.region = region;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One without an owner gets the one that the rules find. */
    public LeadId create(Viewer viewer, LeadData data) {
        viewer.require(Right.EDIT, "write leads");
        requirePartner(viewer, data);
        Lead lead = newLeads.add(data);
        record(viewer, "CREATED", lead, Changes.NONE);
        tell(viewer, lead, null);
        return lead.id();
    }

    /**
     * @param version of the lead as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, LeadId id, int version, LeadData data) {
        Lead lead = lead(viewer, id, version);
        if (!Objects.equals(data.partner(), lead.data().partner())) {
            requirePartner(viewer, data);
        }
        StaffId before = lead.owner();
        Changes changes = lead.edit(data, region.code(), clock.instant());
        if (!changes.isEmpty()) {
            save(lead);
            record(viewer, "CHANGED", lead, changes);
            tell(viewer, lead, before);
        }
    }

    /**
     * Begins to work on it; whoever begins with one that is nobody's makes it theirs.
     *
     * @throws Stale when somebody saved it since the viewer read this version
     */
    public void begin(Viewer viewer, LeadId id, int version) {
        Lead lead = lead(viewer, id, version);
        Map<String, @Nullable Object> before = facts(lead, null);
        lead.begin(viewer.staff(), clock.instant());
        save(lead);
        record(viewer, "CHANGED", lead, Changes.between(before, facts(lead, null)));
    }

    /**
     * @param reason one of those that can be given now
     * @throws Stale when somebody saved it since the viewer read this version
     */
    public void disqualify(Viewer viewer, LeadId id, int version, long reason) {
        DisqualifyReason given = queries.reasons().stream()
                .filter(one -> one.id() == reason)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("rule.lead.reason"));
        Lead lead = lead(viewer, id, version);
        Map<String, @Nullable Object> before = facts(lead, null);
        lead.disqualify(reason, clock.instant());
        save(lead);
        record(viewer, "DISQUALIFIED", lead, Changes.between(before, facts(lead, given)));
    }

    /**
     * They may want to buy after all.
     *
     * @throws Stale when somebody saved it since the viewer read this version
     */
    public void reopen(Viewer viewer, LeadId id, int version) {
        Lead lead = lead(viewer, id, version);
        Map<String, @Nullable Object> before = facts(lead, null);
        lead.reopen(clock.instant());
        save(lead);
        record(viewer, "REOPENED", lead, Changes.between(before, facts(lead, null)));
    }

    /**
     * Forgets for good who it is, here, in what the audit log tells of it and in what an import would put back. That there was a lead, from where, and what
     * became of it, goes on counting; a customer it became is not touched.
     */
    public void erase(Viewer viewer, LeadId id) {
        viewer.require(Right.ERASE, "erase a lead");
        Lead lead = visible.lead(viewer, id);
        lead.erase(queries.otherReason(), clock.instant());
        save(lead);
        audit.forget(RecordKind.LEAD, id.value());
        jdbc.sql("delete from import_before where record_kind = 'LEAD' and record_id = :id")
                .param("id", id.value())
                .update();
        record(viewer, "ERASED", lead, Changes.NONE);
    }

    private Lead lead(Viewer viewer, LeadId id, int version) {
        viewer.require(Right.EDIT, "change a lead");
        Lead lead = visible.lead(viewer, id);
        Stale.check(id, version, lead.version());
        return lead;
    }

    private static Map<String, @Nullable Object> facts(Lead lead, @Nullable DisqualifyReason reason) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("leadState", lead.state());
        facts.put("owner", lead.owner());
        facts.put("disqualifyReason", reason == null ? null : reason.label().text());
        return facts;
    }

    /** Whoever gets a lead by somebody else is told. */
    private void tell(Viewer viewer, Lead lead, @Nullable StaffId before) {
        StaffId owner = lead.owner();
        if (owner != null && !owner.equals(before) && !owner.equals(viewer.staff())) {
            events.publishEvent(new LeadsAssigned(List.of(lead.id()), owner));
        }
    }

    private void requirePartner(Viewer viewer, LeadData data) {
        if (data.partner() != null) {
            Visibility.requireCustomer(jdbc, viewer, data.partner(), data.partner());
        }
    }

    private void record(Viewer viewer, String action, Lead lead, Changes changes) {
        audit.record(viewer, action, RecordKind.LEAD, lead.id().value(), null, changes);
    }

    private Lead save(Lead lead) {
        return leads.saveAndFlush(lead);
    }
}
