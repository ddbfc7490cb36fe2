package peyvand.analytical.segment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.SegmentId;
import peyvand.domain.SegmentSaved;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

/** Writes segments. Which customers belong to them is reckoned soon afterwards, in the background. */
@Service
@Transactional
public class Segments {

    private final JdbcClient jdbc;
    private final SegmentQueries queries;
    private final RuleJson rules;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Segments(
            JdbcClient jdbc,
            SegmentQueries queries,
            RuleJson rules,
            ObjectProvider<SchedulerClient> scheduler,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.rules = rules;
        this.scheduler = scheduler;
        this.events = events;
        this.clock = clock;
    }

    /** @throws RuleViolation where the rule says nothing of meaning, or another segment is called so */
    public SegmentId create(Viewer viewer, SegmentData data) {
        viewer.require(Right.EDIT, "make a segment");
        check(data);
        long id = named(() -> jdbc.sql("""
                insert into segment (name, note, created_at, created_by, updated_at, strategy, strategy_since, strategy_goal, strategy_until)
                values (:name, :note, :now, :staff, :now, :strategy, cast(:since as date), :goal, cast(:until as date)) returning id
                """)
                .params(plan(data.plan()))
                .param("name", data.name())
                .param("note", data.note())
                .param("now", now())
                .param("staff", viewer.staff().value())
                .query(Long.class)
                .single());
        SegmentId segment = new SegmentId(id);
        edition(viewer, segment, 1, data.rule());
        jdbc.sql("insert into segment_state (segment_id) values (:id)")
                .param("id", id)
                .update();
        tell(viewer, segment, "CREATED", Changes.between(Map.of(), facts(data, 1)));
        reckon();
        return segment;
    }

    /**
     * @param version that was read
     * @throws NotFound when there is none
     * @throws Stale when somebody else was quicker
     */
    public void edit(Viewer viewer, SegmentId id, int version, SegmentData data) {
        viewer.require(Right.EDIT, "change a segment");
        check(data);
        hold(id);
        SegmentDetails before = queries.details(viewer, id);
        if (before.archived()) {
            throw new RuleViolation("rule.segment.archived");
        }
        Stale.check(id, version, before.version());
        boolean ruled = !before.data().rule().equals(data.rule());
        int edition = before.edition() + (ruled ? 1 : 0);
        if (ruled) {
            edition(viewer, id, edition, data.rule());
            due(id);
        }
        boolean planned = !Objects.equals(before.data().plan(), data.plan());
        if (planned) {
            jdbc.sql("update segment_state set strategy_at = null where segment_id = :id")
                    .param("id", id.value())
                    .update();
        }
        named(() -> jdbc.sql("""
                update segment set name = :name, note = :note, edition = :edition, updated_at = :now, version = version + 1,
                  strategy = :strategy, strategy_since = cast(:since as date), strategy_goal = :goal, strategy_until = cast(:until as date)
                where id = :id
                """)
                .params(plan(data.plan()))
                .param("name", data.name())
                .param("note", data.note())
                .param("edition", edition)
                .param("now", now())
                .param("id", id.value())
                .update());
        tell(viewer, id, "CHANGED", Changes.between(facts(before.data(), before.edition()), facts(data, edition)));
        if (ruled || planned) {
            reckon();
        }
    }

    /** Nobody belongs to an archived segment; who did is kept. */
    public void archive(Viewer viewer, SegmentId id, boolean archived) {
        viewer.require(Right.DELETE, "archive a segment");
        hold(id);
        SegmentDetails before = queries.details(viewer, id);
        if (before.archived() == archived) {
            return;
        }
        named(() -> jdbc.sql(
                        "update segment set archived_at = :at, updated_at = :now, version = version + 1 where id = :id")
                .param("at", archived ? now() : null)
                .param("now", now())
                .param("id", id.value())
                .update());
        if (!archived) {
            due(id);
            reckon();
        }
        tell(viewer, id, archived ? "ARCHIVED" : "RESTORED", Changes.NONE);
    }

    private void check(SegmentData data) {
        data.rule().check();
        SegmentPlan plan = data.plan();
        if (plan != null) {
            plan.check();
        }
    }

    private static Map<String, @Nullable Object> plan(@Nullable SegmentPlan plan) {
        Map<String, @Nullable Object> values = new HashMap<>();
        LocalDate until = plan == null ? null : plan.until();
        values.put("strategy", plan == null ? null : plan.strategy().name());
        values.put("since", plan == null ? null : plan.since().toString());
        values.put("goal", plan == null ? null : plan.goal());
        values.put("until", until == null ? null : until.toString());
        return values;
    }

    private void hold(SegmentId id) {
        jdbc.sql("select 1 from segment_state where segment_id = :id for update")
                .param("id", id.value())
                .query()
                .listOfRows();
    }

    private void due(SegmentId id) {
        jdbc.sql("update segment_state set due = true where segment_id = :id")
                .param("id", id.value())
                .update();
    }

    private void edition(Viewer viewer, SegmentId id, int edition, Rule rule) {
        jdbc.sql("""
                insert into segment_edition (segment_id, edition, rule, since, staff_id)
                values (:id, :edition, cast(:rule as jsonb), :now, :staff)
                """)
                .param("id", id.value())
                .param("edition", edition)
                .param("rule", rules.write(rule))
                .param("now", now())
                .param("staff", viewer.staff().value())
                .update();
    }

    /** What sets a name. */
    @FunctionalInterface
    private interface Naming<T> {
        T name();
    }

    private static <T> T named(Naming<T> naming) {
        try {
            return naming.name();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.segment.nameTaken");
        }
    }

    private void reckon() {
        scheduler.ifAvailable(
                client -> client.scheduleIfNotExists(new TaskInstance<>(SegmentTasks.NOW, "all"), clock.instant()));
    }

    private void tell(Viewer viewer, SegmentId id, String action, Changes changes) {
        events.publishEvent(new SegmentSaved(viewer, id, action, changes));
    }

    private static Map<String, @Nullable Object> facts(SegmentData data, int edition) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("segmentName", data.name());
        facts.put("segmentNote", data.note());
        facts.put("segmentRule", edition);
        SegmentPlan plan = data.plan();
        facts.put("segmentStrategy", plan == null ? null : plan.strategy());
        facts.put("strategySince", plan == null ? null : plan.since());
        facts.put("strategyGoal", plan == null ? null : plan.goal());
        facts.put("strategyUntil", plan == null ? null : plan.until());
        return facts;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
