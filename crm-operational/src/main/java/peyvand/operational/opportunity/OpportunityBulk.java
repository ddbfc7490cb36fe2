package peyvand.operational.opportunity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunitiesAssigned;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
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
import peyvand.operational.customer.Collaborators;
import peyvand.operational.customer.TagOperations;

/** What can be done with many opportunities at once, by the rules that hold for one. */
@Service
public class OpportunityBulk implements BulkActions {

    private static final Records OPPORTUNITIES = new Records("opportunity", "o", "o.name", "o.customer_id");
    private static final String OPEN = "o.state = 'OPEN'";
    private static final int MOST_DAYS = 3_650;

    private static final List<BulkAction> ACTIONS = List.of(
            new BulkAction("OWNER", Right.EDIT, Value.COLLEAGUE),
            new BulkAction("STAGE", Right.EDIT, Value.STAGE),
            new BulkAction("CLOSE_ON", Right.EDIT, Value.DAY),
            new BulkAction("CLOSE_SHIFT", Right.EDIT, Value.DAYS),
            new BulkAction("TAG", Right.EDIT, Value.TAG),
            new BulkAction("UNTAG", Right.EDIT, Value.TAG),
            new BulkAction("LOSE", Right.EDIT, Value.LOSS_REASON));

    private static final String STAGE_LABEL =
            "concat_ws(' / ', s.label_en, case when s.label_fa is distinct from s.label_en then s.label_fa end)";
    private static final String TODAY =
            "cast(cast(:now as timestamptz) at time zone (select zone from company) as date)";

    private static final Change FORMER_DAY =
            new Change(", close_on = cast(r.before ->> 'closeOn' as date)", null, "CHANGED");

    /** Whether the stage in which it stood is one that something can come to. */
    private static final String BACK_IN_USE = """
            exists (select from bulk_change_row x join stage b on b.id = cast(x.before ->> 'id' as bigint)
                    where x.bulk_id = :bulk and x.record_id = o.id and b.retired_at is null)""";

    private static final String SHARE = """
            insert into customer_collaborator (customer_id, staff_id, added_by, added_at)
            select distinct c.id, cast(:value as bigint), :by, cast(:now as timestamptz)
            from bulk_change_row r join opportunity o on o.id = r.record_id join customer c on c.id = o.customer_id
            where r.bulk_id = :bulk and c.owner_id is distinct from cast(:value as bigint) on conflict do nothing""";

    /** Whoever still works on something else there keeps seeing the customer. */
    private static final String UNSHARE = """
            delete from customer_collaborator k using bulk_change b, bulk_change_row r
            where b.id = :bulk and r.bulk_id = b.id and r.undone and k.customer_id = r.customer_id
              and k.staff_id = cast(:value as bigint) and k.added_by = b.by_id and k.added_at = b.at
              and not exists (select from opportunity o where o.customer_id = k.customer_id and o.owner_id = k.staff_id)""";

    private final OpportunityQueries queries;
    private final PipelineQueries pipelines;
    private final TagOperations tags;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpportunityBulk(
            OpportunityQueries queries,
            PipelineQueries pipelines,
            TagOperations tags,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.queries = queries;
        this.pipelines = pipelines;
        this.tags = tags;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.OPPORTUNITY;
    }

    @Override
    public List<BulkAction> all() {
        return ACTIONS;
    }

    public Selection filtered(Viewer viewer, OpportunityFilter filter) {
        return columns -> queries.lockable(viewer, filter, columns);
    }

    @Override
    public Selection picked(Viewer viewer, Collection<Long> ids) {
        return columns ->
                OpportunityQueries.seen(viewer, columns).and("o.id = any (:ids)", "ids", ids.toArray(Long[]::new));
    }

    @Override
    public Selection changed(Viewer viewer) {
        return columns -> OpportunityQueries.seen(viewer, columns)
                .and("o.id in (select record_id from bulk_change_row where bulk_id = :bulk)");
    }

    @Override
    public BulkOperation operation(String action, String value) {
        return switch (action) {
            case "OWNER" -> to(StaffId.valueOf(value));
            case "STAGE" -> into(pipelines.stage(StageId.valueOf(value)));
            case "CLOSE_ON" -> closing(day(value));
            case "CLOSE_SHIFT" -> closingLater(days(value));
            case "TAG" -> tags.add(OPPORTUNITIES, OPEN, value);
            case "UNTAG" -> tags.remove(OPPORTUNITIES, OPEN, value);
            case "LOSE" -> lost(Long.parseLong(value));
            default -> throw new NotFound(action);
        };
    }

    /** Whoever gets some by somebody else is told once. */
    @Override
    public void done(Viewer viewer, String action, String value, List<Long> ids) {
        if (action.equals("OWNER") && !value.equals(viewer.staff().toString())) {
            events.publishEvent(new OpportunitiesAssigned(
                    ids.stream().map(OpportunityId::new).toList(), StaffId.valueOf(value)));
        }
    }

    /** Whoever gets one becomes a collaborator of the customer, of whom there are not too many. */
    private BulkOperation to(StaffId colleague) {
        String owned = "o.owner_id is not distinct from cast(:value as bigint)";
        String shared =
                "(c.owner_id is not distinct from cast(:value as bigint) or cast(:value as bigint) = any (c.collaborators)"
                        + " or cardinality(c.collaborators) < " + Collaborators.MOST + ")";
        return new BulkOperation(
                OPPORTUNITIES,
                new Rule(OPEN + " and " + shared, owned, "jsonb_build_object('owner', o.owner_id)"),
                new Change(", owner_id = cast(:value as bigint)", SHARE, "CHANGED"),
                new Back(
                        OPEN + " and " + owned,
                        new Change(", owner_id = cast(r.before ->> 'owner' as bigint)", UNSHARE, "CHANGED")),
                before -> Map.of("owner", colleague.toString()),
                () -> requireColleague(colleague),
                colleague.toString());
    }

    private static BulkOperation into(Stage stage) {
        String there = "o.stage_id = cast(:value as bigint)";
        return new BulkOperation(
                OPPORTUNITIES,
                new Rule(
                        OPEN + " and o.pipeline_id = (select to_stage.pipeline_id from stage to_stage"
                                + " where to_stage.id = cast(:value as bigint) and to_stage.retired_at is null)",
                        there,
                        "jsonb_build_object('stage', " + STAGE_LABEL + ", 'id', o.stage_id, 'since', o.stage_since)"),
                new Change(
                        ", stage_id = cast(:value as bigint), stage_since = :now",
                        moved("false", "cast(r.before ->> 'id' as bigint)", "OPEN", "cast(:value as bigint)", "OPEN"),
                        "MOVED"),
                new Back(
                        OPEN + " and " + there + " and o.stage_since = :now and " + BACK_IN_USE,
                        new Change(
                                ", stage_id = cast(r.before ->> 'id' as bigint), stage_since = cast(r.before ->> 'since' as timestamptz)",
                                moved(
                                        "true",
                                        "cast(:value as bigint)",
                                        "OPEN",
                                        "cast(r.before ->> 'id' as bigint)",
                                        "OPEN"),
                                "MOVED")),
                before -> Map.of("stage", stage.label().text()),
                () -> {},
                stage.id().toString());
    }

    private static BulkOperation closing(LocalDate day) {
        return new BulkOperation(
                OPPORTUNITIES,
                new Rule(
                        OPEN + " and cast(:value as date) >= o.opened_on",
                        "o.close_on is not distinct from cast(:value as date)",
                        "jsonb_build_object('closeOn', o.close_on)"),
                new Change(", close_on = cast(:value as date)", null, "CHANGED"),
                new Back(OPEN + " and o.close_on = cast(:value as date)", FORMER_DAY),
                before -> Map.of("closeOn", day.toString()),
                () -> {},
                day.toString());
    }

    /** What has no day yet gets none. */
    private BulkOperation closingLater(int days) {
        return new BulkOperation(
                OPPORTUNITIES,
                new Rule(
                        OPEN + " and o.close_on + cast(:value as int) between o.opened_on and date '" + farthest()
                                + "'",
                        "false",
                        "jsonb_build_object('closeOn', o.close_on)"),
                new Change(", close_on = o.close_on + cast(:value as int)", null, "CHANGED"),
                new Back(OPEN + """
                         and o.close_on = (select cast(x.before ->> 'closeOn' as date) + cast(:value as int)
                                           from bulk_change_row x where x.bulk_id = :bulk and x.record_id = o.id)
                        """, FORMER_DAY),
                before -> Map.of(
                        "closeOn",
                        LocalDate.parse(before.getOrDefault("closeOn", ""))
                                .plusDays(days)
                                .toString()),
                () -> {},
                Integer.toString(days));
    }

    private BulkOperation lost(long reason) {
        String why = pipelines.lossReason(reason).label().text();
        String lost = "o.state = 'LOST' and o.loss_reason_id = cast(:value as bigint)";
        return new BulkOperation(
                OPPORTUNITIES,
                new Rule(
                        OPEN + " or " + lost,
                        "o.state = 'LOST'",
                        "jsonb_build_object('opportunityState', o.state, 'lossReason', null, 'openedOn', o.opened_on)"),
                new Change(
                        ", state = 'LOST', loss_reason_id = cast(:value as bigint), lost_to_id = null, closed_on = "
                                + TODAY + ", opened_on = least(o.opened_on, " + TODAY + ")",
                        moved("false", "o.stage_id", "OPEN", "o.stage_id", "LOST"),
                        "LOST"),
                new Back(
                        lost + " and o.closed_on = " + TODAY + " and s.retired_at is null",
                        new Change(
                                ", state = 'OPEN', loss_reason_id = null, lost_to_id = null, closed_on = null,"
                                        + " opened_on = cast(r.before ->> 'openedOn' as date)",
                                moved("true", "o.stage_id", "LOST", "o.stage_id", "OPEN"),
                                "REOPENED")),
                before -> {
                    Map<String, @Nullable String> after = new LinkedHashMap<>();
                    after.put("opportunityState", OpportunityState.LOST.name());
                    after.put("lossReason", why);
                    return after;
                },
                () -> requireGiven(reason),
                Long.toString(reason));
    }

    /** A line of the ledger for each. */
    private static String moved(String undone, String from, String before, String to, String after) {
        return """
                insert into opportunity_move (opportunity_id, at, staff_id, from_stage_id, from_state, to_stage_id, to_state)
                select o.id, :now, :by, %s, '%s', %s, '%s' from bulk_change_row r join opportunity o on o.id = r.record_id
                where r.bulk_id = :bulk and r.undone = %s order by o.id""".formatted(from, before, to, after, undone);
    }

    private void requireColleague(StaffId colleague) {
        boolean here = jdbc.sql("select exists (select from staff where id = :id and enabled)")
                .param("id", colleague.value())
                .query(Boolean.class)
                .single();
        if (!here) {
            throw new RuleViolation("rule.opportunity.owner");
        }
    }

    private void requireGiven(long reason) {
        if (pipelines.lossReasons().stream().noneMatch(one -> one.id() == reason)) {
            throw new RuleViolation("rule.opportunity.lossReason");
        }
    }

    private LocalDate farthest() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(Opportunity.MOST_YEARS_AHEAD);
    }

    private LocalDate day(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.isAfter(farthest())) {
                throw new RuleViolation("rule.opportunity.closeFar");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new RuleViolation("rule.bulk.day");
        }
    }

    private static int days(String value) {
        try {
            int days = Integer.parseInt(value);
            if (days != 0 && Math.abs(days) <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new RuleViolation("rule.bulk.days", MOST_DAYS);
    }
}
