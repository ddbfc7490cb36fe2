package peyvand.operational.opportunity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CompetitorId;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunitiesAssigned;
import peyvand.domain.OpportunityId;
import peyvand.domain.OpportunityPassedOn;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.audit.Author;
import peyvand.operational.customer.Collaborators;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;
import peyvand.operational.opportunity.PipelineQueries.LossReason;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;

/** The commands on opportunities. */
@Service
@Transactional
public class Opportunities {

    private final VisibleOpportunities visible;
    private final OpportunityRepository opportunities;
    private final PipelineQueries pipelines;
    private final OpportunityParties parties;
    private final Collaborators collaborators;
    private final OpportunityTags tags;
    private final CustomValues values;
    private final ApplicationEventPublisher events;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Opportunities(
            VisibleOpportunities visible,
            OpportunityRepository opportunities,
            PipelineQueries pipelines,
            OpportunityParties parties,
            Collaborators collaborators,
            OpportunityTags tags,
            CustomValues values,
            ApplicationEventPublisher events,
            CompanyQueries companies,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.visible = visible;
        this.opportunities = opportunities;
        this.pipelines = pipelines;
        this.parties = parties;
        this.collaborators = collaborators;
        this.tags = tags;
        this.values = values;
        this.events = events;
        this.companies = companies;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens one in a stage in passing, out of something else: what the company asks in custom fields can be said later. */
    public OpportunityId create(Viewer viewer, StageId stageId, OpportunityData data) {
        return begin(viewer, stageId, data);
    }

    /**
     * Opens one in a stage.
     *
     * @param own what it says in custom fields
     */
    public OpportunityId create(
            Viewer viewer, StageId stageId, OpportunityData data, Map<CustomFieldId, @Nullable CustomValue> own) {
        OpportunityId id = begin(viewer, stageId, data);
        values.begin(RecordKind.OPPORTUNITY, id.value(), own);
        return id;
    }

    private OpportunityId begin(Viewer viewer, StageId stageId, OpportunityData data) {
        Stage stage = pipelines.stage(stageId);
        if (stage.retired()) {
            throw new RuleViolation("rule.opportunity.stage");
        }
        visible.requireCustomer(viewer, data.customer());
        requirePartner(viewer, data);
        Company company = company();
        Opportunity opportunity =
                save(new Opportunity(nextNumber(), stage, priced(data, company), today(company), clock.instant()));
        if (!data.tags().isEmpty()) {
            tags.change(opportunity.id(), data.tags());
        }
        share(viewer, opportunity);
        moved(Author.of(viewer), opportunity, null, null);
        record(Author.of(viewer), "CREATED", opportunity, Changes.NONE);
        tell(viewer, opportunity, null);
        return opportunity.id();
    }

    /**
     * @param version of the opportunity as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, OpportunityId id, int version, OpportunityData data) {
        edit(viewer, id, version, data, Map.of());
    }

    /**
     * @param version of the opportunity as the viewer read it
     * @param own what it is to say in some custom fields, null for nothing; what it says in others stays
     * @throws Stale when somebody saved it since
     */
    public void edit(
            Viewer viewer,
            OpportunityId id,
            int version,
            OpportunityData data,
            Map<CustomFieldId, @Nullable CustomValue> own) {
        Opportunity opportunity = opportunity(viewer, id, version);
        StaffId before = opportunity.owner();
        boolean passedOn = !data.customer().equals(opportunity.customer());
        if (passedOn) {
            visible.requireCustomer(viewer, data.customer());
        }
        if (!Objects.equals(data.partner(), opportunity.data().partner())) {
            requirePartner(viewer, data);
        }
        Company company = company();
        Changes changes = opportunity
                .edit(priced(data, company), itemised(id), today(company), clock.instant())
                .and(tags.change(id, data.tags()))
                .and(values.change(RecordKind.OPPORTUNITY, id.value(), own));
        if (!changes.isEmpty()) {
            opportunity.touch(clock.instant());
            save(opportunity);
            if (passedOn) {
                forgetOthersPeople(opportunity);
                events.publishEvent(new OpportunityPassedOn(id, data.customer()));
            }
            share(viewer, opportunity);
            record(Author.of(viewer), "CHANGED", opportunity, changes);
            tell(viewer, opportunity, before);
        }
    }

    /**
     * Moves it to a stage of its pipeline.
     *
     * @param version of the opportunity as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void move(Viewer viewer, OpportunityId id, int version, StageId to) {
        Opportunity opportunity = opportunity(viewer, id, version);
        StageId from = opportunity.stage();
        opportunity.move(pipelines.stage(to), clock.instant());
        if (!from.equals(to)) {
            decided(Author.of(viewer), "MOVED", opportunity, from, OpportunityState.OPEN, null);
        }
    }

    /** @throws Stale when somebody saved it since the viewer read this version */
    public void win(Viewer viewer, OpportunityId id, int version) {
        Opportunity opportunity = opportunity(viewer, id, version);
        StageId from = opportunity.stage();
        opportunity.win(today(), clock.instant());
        decided(Author.of(viewer), "WON", opportunity, from, OpportunityState.OPEN, null);
    }

    /**
     * The customer has accepted an offer: wins it, if it is open. Whoever asks has seen to it that this is so.
     *
     * @param author who accepted
     */
    public void accepted(Author author, OpportunityId id) {
        Opportunity opportunity = opportunities.locked(id.value()).orElseThrow(() -> new NotFound(id));
        if (opportunity.state() == OpportunityState.OPEN) {
            StageId from = opportunity.stage();
            opportunity.win(today(), clock.instant());
            decided(author, "WON", opportunity, from, OpportunityState.OPEN, null);
        }
    }

    /**
     * @param reason one of those that can be given now
     * @param to who sold it instead, as far as is known; is counted among the competitors for it
     * @throws Stale when somebody saved it since the viewer read this version
     */
    public void lose(Viewer viewer, OpportunityId id, int version, long reason, @Nullable CompetitorId to) {
        LossReason given = pipelines.lossReasons().stream()
                .filter(one -> one.id() == reason)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("rule.opportunity.lossReason"));
        Opportunity opportunity = opportunity(viewer, id, version);
        StageId from = opportunity.stage();
        opportunity.lose(reason, to, today(), clock.instant());
        if (to != null) {
            parties.name(viewer, id, to);
        }
        decided(Author.of(viewer), "LOST", opportunity, from, OpportunityState.OPEN, given);
    }

    /**
     * It is possible again after all.
     *
     * @throws Stale when somebody saved it since the viewer read this version
     */
    public void reopen(Viewer viewer, OpportunityId id, int version, StageId to) {
        Opportunity opportunity = opportunity(viewer, id, version);
        StageId from = opportunity.stage();
        OpportunityState before = opportunity.state();
        opportunity.reopen(pipelines.stage(to), clock.instant());
        decided(Author.of(viewer), "REOPENED", opportunity, from, before, null);
    }

    private Opportunity opportunity(Viewer viewer, OpportunityId id, int version) {
        Opportunity opportunity = visible.opportunity(viewer, id);
        Stale.check(id, version, opportunity.version());
        return opportunity;
    }

    private boolean itemised(OpportunityId id) {
        return jdbc.sql("select exists (select from opportunity_line where opportunity_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private void decided(
            Author author,
            String action,
            Opportunity opportunity,
            StageId from,
            OpportunityState before,
            @Nullable LossReason reason) {
        save(opportunity);
        moved(author, opportunity, from, before);
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        Map<String, @Nullable Object> is = new LinkedHashMap<>();
        was.put("stage", label(from));
        is.put("stage", label(opportunity.stage()));
        was.put("opportunityState", before);
        is.put("opportunityState", opportunity.state());
        is.put("lossReason", reason == null ? null : reason.label().text());
        record(author, action, opportunity, Changes.between(was, is));
    }

    private String label(StageId stage) {
        return pipelines.stage(stage).label().text();
    }

    private void moved(
            Author author, Opportunity opportunity, @Nullable StageId from, @Nullable OpportunityState before) {
        jdbc.sql("""
                insert into opportunity_move (opportunity_id, at, staff_id, from_stage_id, from_state, to_stage_id, to_state)
                values (:opportunity, :at, :staff, :from, :before, :to, :state)
                """)
                .param("opportunity", opportunity.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", author.staff() == null ? null : author.staff().value())
                .param("from", from == null ? null : from.value())
                .param("before", before == null ? null : before.name())
                .param("to", opportunity.stage().value())
                .param("state", opportunity.state().name())
                .update();
    }

    /** Whoever decides at another customer's has nothing to do with it any more. */
    private void forgetOthersPeople(Opportunity opportunity) {
        jdbc.sql("""
                delete from opportunity_contact p using contact k
                where p.opportunity_id = :id and k.id = p.contact_id and k.customer_id <> :customer
                """)
                .param("id", opportunity.id().value())
                .param("customer", opportunity.customer().value())
                .update();
    }

    /** Whoever gets one by somebody else is told. */
    private void tell(Viewer viewer, Opportunity opportunity, @Nullable StaffId before) {
        StaffId owner = opportunity.owner();
        if (owner != null && !owner.equals(before) && !owner.equals(viewer.staff())) {
            events.publishEvent(new OpportunitiesAssigned(List.of(opportunity.id()), owner));
        }
    }

    /** Whoever works on a sale works on the customer, and sees it. */
    private void share(Viewer viewer, Opportunity opportunity) {
        StaffId owner = opportunity.owner();
        if (owner != null) {
            boolean theirs = jdbc.sql("select owner_id is not distinct from :owner from customer where id = :id")
                    .param("owner", owner.value())
                    .param("id", opportunity.customer().value())
                    .query(Boolean.class)
                    .single();
            if (!theirs) {
                collaborators.add(viewer, opportunity.customer(), owner);
            }
        }
    }

    private void requirePartner(Viewer viewer, OpportunityData data) {
        if (data.partner() != null) {
            visible.requireCustomer(viewer, data.partner());
        }
    }

    private static OpportunityData priced(OpportunityData data, Company company) {
        return data.priced(data.rate().against(company.baseCurrency()));
    }

    private LocalDate today() {
        return today(company());
    }

    private LocalDate today(Company company) {
        return LocalDate.ofInstant(clock.instant(), company.zone());
    }

    private Company company() {
        return companies.company().orElseThrow();
    }

    private String nextNumber() {
        return jdbc.sql("select 'D-' || nextval('opportunity_number')")
                .query(String.class)
                .single();
    }

    private void record(Author author, String action, Opportunity opportunity, Changes changes) {
        audit.record(author, action, RecordKind.OPPORTUNITY, opportunity.id().value(), opportunity.customer(), changes);
    }

    private Opportunity save(Opportunity opportunity) {
        return opportunities.saveAndFlush(opportunity);
    }
}
