package peyvand.operational.lead;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.LeadId;
import peyvand.domain.LeadsAssigned;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkAction.Value;
import peyvand.operational.bulk.BulkActions;
import peyvand.operational.bulk.BulkOperation;
import peyvand.operational.bulk.BulkOperation.Back;
import peyvand.operational.bulk.BulkOperation.Change;
import peyvand.operational.bulk.BulkOperation.Records;
import peyvand.operational.bulk.BulkOperation.Rule;
import peyvand.operational.bulk.Selection;

/** What can be done with many leads at once, by the rules that hold for one. */
@Service
public class LeadBulk implements BulkActions {

    private static final Records LEADS = new Records("lead", "l", "l.name", "null::bigint");
    private static final String OPEN = "l.state in ('NEW', 'WORKING') and l.erased_at is null";

    private static final List<BulkAction> ACTIONS = List.of(
            new BulkAction("LEAD_OWNER", Right.EDIT, Value.COLLEAGUE),
            new BulkAction("DISQUALIFY", Right.EDIT, Value.DISQUALIFY_REASON));

    private final LeadQueries queries;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    LeadBulk(LeadQueries queries, ApplicationEventPublisher events, JdbcClient jdbc) {
        this.queries = queries;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.LEAD;
    }

    @Override
    public List<BulkAction> all() {
        return ACTIONS;
    }

    public Selection filtered(Viewer viewer, LeadFilter filter) {
        return columns -> filter.apply(Sql.of("select " + columns + " from lead l where true"), viewer);
    }

    @Override
    public Selection picked(Viewer viewer, Collection<Long> ids) {
        return columns -> Visibility.leads(
                Sql.of("select " + columns + " from lead l where l.id = any (:ids)")
                        .with("ids", ids.toArray(Long[]::new)),
                viewer,
                "l");
    }

    /** Those given away by this very change are still reached by whoever made it. */
    @Override
    public Selection changed(Viewer viewer) {
        return columns -> Sql.of("select " + columns
                + " from lead l where l.id in (select record_id from bulk_change_row where bulk_id = :bulk)");
    }

    @Override
    public BulkOperation operation(String action, String value) {
        return switch (action) {
            case "LEAD_OWNER" -> to(StaffId.valueOf(value));
            case "DISQUALIFY" -> disqualify(value);
            default -> throw new NotFound(action);
        };
    }

    /** Whoever gets leads by somebody else is told once. */
    @Override
    public void done(Viewer viewer, String action, String value, List<Long> ids) {
        if (action.equals("LEAD_OWNER") && !value.equals(viewer.staff().toString())) {
            events.publishEvent(new LeadsAssigned(ids.stream().map(LeadId::new).toList(), StaffId.valueOf(value)));
        }
    }

    private BulkOperation to(StaffId colleague) {
        String owned = "l.owner_id is not distinct from cast(:value as bigint)";
        return new BulkOperation(
                LEADS,
                new Rule(OPEN, owned, "jsonb_build_object('owner', l.owner_id)"),
                new Change(", owner_id = cast(:value as bigint)", null, "CHANGED"),
                new Back(
                        OPEN + " and " + owned,
                        new Change(", owner_id = cast(r.before ->> 'owner' as bigint)", null, "CHANGED")),
                before -> Map.of("owner", colleague.toString()),
                () -> requireColleague(colleague),
                colleague.toString());
    }

    private BulkOperation disqualify(String value) {
        long reason = queries.reasons().stream()
                .filter(one -> Long.toString(one.id()).equals(value))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("rule.lead.reason"))
                .id();
        return new BulkOperation(
                LEADS,
                new Rule(
                        OPEN + " or l.state = 'DISQUALIFIED'",
                        "l.state = 'DISQUALIFIED'",
                        "jsonb_build_object('leadState', l.state)"),
                new Change(
                        ", state = 'DISQUALIFIED', disqualify_reason_id = cast(:value as bigint)",
                        null,
                        "DISQUALIFIED"),
                new Back(
                        "l.state = 'DISQUALIFIED' and l.disqualify_reason_id = cast(:value as bigint) and l.erased_at is null",
                        new Change(
                                ", state = r.before ->> 'leadState', disqualify_reason_id = null", null, "REOPENED")),
                before -> Map.of("leadState", LeadState.DISQUALIFIED.name()),
                () -> {},
                Long.toString(reason));
    }

    private void requireColleague(StaffId colleague) {
        boolean here = jdbc.sql("select exists (select from staff where id = :id and enabled)")
                .param("id", colleague.value())
                .query(Boolean.class)
                .single();
        if (!here) {
            throw new RuleViolation("rule.lead.owner");
        }
    }
}
