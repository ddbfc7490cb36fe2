package peyvand.operational.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import peyvand.db.sql.Sql;
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

/** What can be done with many activities at once, by the rules that hold for one. */
@Service
public class ActivityBulk implements BulkActions {

    private static final Records ACTIVITIES = new Records("activity", "a", "a.title", "a.customer_id");
    private static final String OPEN = "a.state = 'OPEN'";

    private static final List<BulkAction> ACTIONS = List.of(
            new BulkAction("DONE", Right.EDIT, null),
            new BulkAction("DAY", Right.EDIT, Value.DAY),
            new BulkAction("OWNER", Right.EDIT, Value.COLLEAGUE));

    /** Days begin where the company is; the time of day stays, and a reminder keeps its distance. */
    private static final String ZONE = "(select zone from company)";

    private static final String DATE = "coalesce(a.day, cast(a.starts_at at time zone " + ZONE + " as date))";
    private static final String START =
            "((cast(:value as date) + cast(a.starts_at at time zone " + ZONE + " as time)) at time zone " + ZONE + ")";
    private static final String MOMENT =
            "coalesce(" + START + ", (cast(:value as date) + time '09:00') at time zone " + ZONE + ")";

    private final VisibleActivities visible;
    private final Clock clock;

    ActivityBulk(VisibleActivities visible, Clock clock) {
        this.visible = visible;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ACTIVITY;
    }

    @Override
    public List<BulkAction> all() {
        return ACTIONS;
    }

    public Selection filtered(Viewer viewer, ActivityFilter filter, ActivityTab tab, Today today) {
        return columns -> tab.apply(filter.apply(VisibleActivities.select(columns, viewer)), today);
    }

    @Override
    public Selection picked(Viewer viewer, Collection<Long> ids) {
        return columns ->
                VisibleActivities.select(columns, viewer).and("a.id = any (:ids)", "ids", ids.toArray(Long[]::new));
    }

    /** What is about no customer is seen by its owner alone, and may have been handed away by this very change. */
    @Override
    public Selection changed(Viewer viewer) {
        return columns -> {
            Sql seen = VisibleActivities.select("a.id", viewer);
            return Sql.of("select " + columns + " from activity a where a.id in (select record_id from bulk_change_row"
                            + " where bulk_id = :bulk) and (a.customer_id is null or a.id in (" + seen + "))")
                    .withValuesOf(seen);
        };
    }

    @Override
    public BulkOperation operation(String action, String value) {
        return switch (action) {
            case "DONE" -> done();
            case "DAY" -> on(day(value));
            case "OWNER" -> to(StaffId.valueOf(value));
            default -> throw new NotFound(action);
        };
    }

    private static BulkOperation done() {
        return new BulkOperation(
                ACTIVITIES,
                new Rule("a.state <> 'CANCELLED'", "a.state = 'DONE'", "jsonb_build_object('activityState', a.state)"),
                new Change(", state = 'DONE', closed_at = :now, closed_by = :by", null, "DONE"),
                new Back(
                        "a.state = 'DONE' and a.closed_at = :now",
                        new Change(
                                ", state = 'OPEN', closed_at = null, closed_by = null, outcome = null",
                                null,
                                "REOPENED")),
                before -> Map.of("activityState", ActivityState.DONE.name()),
                () -> {},
                "");
    }

    private static BulkOperation on(LocalDate day) {
        return new BulkOperation(
                ACTIVITIES,
                new Rule(OPEN, DATE + " = cast(:value as date)", """
                        jsonb_build_object('startOn', %s, 'day', a.day, 'starts', a.starts_at, 'ends', a.ends_at,
                          'remind', a.remind_at)""".formatted(DATE)),
                new Change("""
                        , day = case when a.day is not null then cast(:value as date) end, starts_at = %1$s,
                        ends_at = a.ends_at + (%1$s - a.starts_at),
                        remind_at = case when a.reminder is not null and %2$s >= :now then %2$s - a.reminder * interval '1 minute' end
                        """.formatted(START, MOMENT), null, "CHANGED"),
                new Back(OPEN + " and a.updated_at = :now", new Change("""
                                , day = cast(r.before ->> 'day' as date), starts_at = cast(r.before ->> 'starts' as timestamptz),
                                ends_at = cast(r.before ->> 'ends' as timestamptz), remind_at = cast(r.before ->> 'remind' as timestamptz)
                                """, null, "CHANGED")),
                before -> Map.of("startOn", day.toString()),
                () -> {},
                day.toString());
    }

    private BulkOperation to(StaffId colleague) {
        String owned = "a.owner_id = cast(:value as bigint)";
        return new BulkOperation(
                ACTIVITIES,
                new Rule(OPEN, owned, "jsonb_build_object('activityOwner', a.owner_id)"),
                new Change(", owner_id = cast(:value as bigint)", null, "HANDED"),
                new Back(
                        OPEN + " and " + owned,
                        new Change(", owner_id = cast(r.before ->> 'activityOwner' as bigint)", null, "HANDED")),
                before -> Map.of("activityOwner", colleague.toString()),
                () -> visible.requireColleague(colleague),
                colleague.toString());
    }

    private LocalDate day(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            ActivityTime.on(day).check(ActivityKind.TASK, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            return day;
        } catch (DateTimeParseException e) {
            throw new RuleViolation("rule.bulk.day");
        }
    }
}
