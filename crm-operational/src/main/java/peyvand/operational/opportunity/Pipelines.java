package peyvand.operational.opportunity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.Label;

/** What the administrator does with pipelines, their stages, and the reasons for which sales are lost. */
@Service
@Transactional
public class Pipelines {

    private static final int MOST = 20;

    private final PipelineQueries queries;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Pipelines(PipelineQueries queries, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.queries = queries;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes one with the stages of the first, as something to begin with. */
    public PipelineId create(Viewer viewer, Label label) {
        require(viewer);
        List<Pipeline> all = queries.all();
        limit(queries.current());
        label.check(all.stream().map(Pipeline::label).toList());
        PipelineId id = new PipelineId(jdbc.sql("""
                insert into pipeline (label_en, label_fa, position, created_at)
                values (:en, :fa, (select max(position) + 1 from pipeline), :now) returning id
                """)
                .param("en", label.english())
                .param("fa", label.persian())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single());
        jdbc.sql("""
                insert into stage (pipeline_id, label_en, label_fa, position, probability, exit_criteria, stale_days)
                select :id, label_en, label_fa, position, probability, exit_criteria, stale_days
                from stage where pipeline_id = :first and retired_at is null
                """)
                .param("id", id.value())
                .param("first", all.get(0).id().value())
                .update();
        record(viewer, "CREATED", id, Changes.between(Map.of(), Map.of("pipeline", label.text())));
        return id;
    }

    /** @throws Stale when somebody saved it since the viewer read this version */
    public void rename(Viewer viewer, PipelineId id, int version, Label label) {
        require(viewer);
        Pipeline now = queries.pipeline(id);
        label.check(queries.all().stream()
                .filter(other -> !other.id().equals(id))
                .map(Pipeline::label)
                .toList());
        int changed = jdbc.sql("""
                update pipeline set label_en = :en, label_fa = :fa, version = version + 1 where id = :id and version = :version
                """)
                .param("en", label.english())
                .param("fa", label.persian())
                .param("id", id.value())
                .param("version", version)
                .update();
        Stale.check(id, version, changed == 1 ? version : version + 1);
        record(
                viewer,
                "CHANGED",
                id,
                Changes.between(Map.of("pipeline", now.label().text()), Map.of("pipeline", label.text())));
    }

    /** One that is retired has no board any more; what went through it is kept. There is always one left. */
    public void retire(Viewer viewer, PipelineId id, boolean retired) {
        require(viewer);
        Pipeline now = queries.pipeline(id);
        if (now.retired() == retired) {
            return;
        }
        if (retired && queries.current().size() == 1) {
            throw new RuleViolation("rule.pipeline.last");
        }
        if (retired && now.stages().stream().anyMatch(stage -> used(stage.id()))) {
            throw new RuleViolation("rule.pipeline.inUse");
        }
        retire("update pipeline set retired_at = :at where id = :id", id.value(), retired);
        record(viewer, retired ? "RETIRED" : "RESTORED", id, Changes.NONE);
    }

    /** Adds a stage after those there are. */
    public StageId addStage(Viewer viewer, PipelineId pipeline, StageData data) {
        require(viewer);
        Pipeline now = queries.pipeline(pipeline);
        limit(now.current());
        check(data, now, null);
        long id = write(jdbc.sql("""
                insert into stage (pipeline_id, label_en, label_fa, position, probability, exit_criteria, stale_days)
                values (:pipeline, :en, :fa, (select coalesce(max(position), 0) + 1 from stage where pipeline_id = :pipeline),
                        :probability, :criteria, :stale) returning id
                """), data)
                .param("pipeline", pipeline.value())
                .query(Long.class)
                .single();
        record(viewer, "STAGE_ADDED", pipeline, Changes.between(Map.of(), data.fields()));
        return new StageId(id);
    }

    /** @throws Stale when somebody saved it since the viewer read this version */
    public void changeStage(Viewer viewer, PipelineId pipeline, StageId id, int version, StageData data) {
        require(viewer);
        Pipeline now = queries.pipeline(pipeline);
        Stage before = stage(now, id);
        check(data, now, id);
        int changed = write(jdbc.sql("""
                update stage set label_en = :en, label_fa = :fa, probability = :probability, exit_criteria = :criteria,
                       stale_days = :stale, version = version + 1
                where id = :id and version = :version
                """), data)
                .param("id", id.value())
                .param("version", version)
                .update();
        Stale.check(id, version, changed == 1 ? version : version + 1);
        StageData was = new StageData(before.label(), before.probability(), before.exitCriteria(), before.staleDays());
        Changes changes = Changes.between(was.fields(), data.fields());
        if (!changes.isEmpty()) {
            record(viewer, "STAGE_CHANGED", pipeline, changes);
        }
    }

    /** Changes places with the stage before or after it. */
    public void moveStage(Viewer viewer, PipelineId pipeline, StageId id, boolean earlier) {
        require(viewer);
        List<Stage> stages = queries.pipeline(pipeline).current();
        int at = stages.indexOf(stage(queries.pipeline(pipeline), id));
        int other = at + (earlier ? -1 : 1);
        if (at < 0 || other < 0 || other >= stages.size()) {
            return;
        }
        jdbc.sql("""
                update stage s set position = o.position from stage o
                where s.id = any (:both) and o.id = any (:both) and o.id <> s.id
                """)
                .param("both", new Long[] {id.value(), stages.get(other).id().value()})
                .update();
        record(
                viewer,
                "STAGE_MOVED",
                pipeline,
                Changes.between(Map.of(), Map.of("stage", stages.get(at).label().text())));
    }

    /** Nothing comes to a retired stage. What stands in one has to be moved before. */
    public void retireStage(Viewer viewer, PipelineId pipeline, StageId id, boolean retired) {
        require(viewer);
        Pipeline now = queries.pipeline(pipeline);
        Stage stage = stage(now, id);
        if (stage.retired() == retired) {
            return;
        }
        if (retired && now.current().size() == 1) {
            throw new RuleViolation("rule.pipeline.lastStage");
        }
        if (retired && used(id)) {
            throw new RuleViolation("rule.pipeline.stageInUse");
        }
        retire("update stage set retired_at = :at where id = :id", id.value(), retired);
        record(
                viewer,
                retired ? "STAGE_RETIRED" : "STAGE_RESTORED",
                pipeline,
                Changes.between(Map.of(), Map.of("stage", stage.label().text())));
    }

    private void check(StageData data, Pipeline pipeline, @Nullable StageId itself) {
        data.label()
                .check(pipeline.stages().stream()
                        .filter(stage -> !stage.id().equals(itself))
                        .map(Stage::label)
                        .toList());
        if (data.probability() < 0 || data.probability() > 100) {
            throw new RuleViolation("rule.pipeline.probability");
        }
        if (data.staleDays() != null && (data.staleDays() < 1 || data.staleDays() > 999)) {
            throw new RuleViolation("rule.pipeline.staleDays");
        }
    }

    /** Whether something open stands there. */
    private boolean used(StageId stage) {
        return jdbc.sql("select exists (select from opportunity where stage_id = :stage and state = 'OPEN')")
                .param("stage", stage.value())
                .query(Boolean.class)
                .single();
    }

    /** @param update of the time at which one of them was retired */
    private void retire(String update, long id, boolean retired) {
        jdbc.sql(update)
                .param("at", retired ? Timestamp.from(clock.instant()) : null)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec write(JdbcClient.StatementSpec statement, StageData data) {
        return statement
                .param("en", data.label().english())
                .param("fa", data.label().persian())
                .param("probability", data.probability())
                .param("criteria", data.exitCriteria())
                .param("stale", data.staleDays());
    }

    private static Stage stage(Pipeline pipeline, StageId id) {
        return pipeline.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    private static void limit(List<?> those) {
        if (those.size() >= MOST) {
            throw new RuleViolation("rule.pipeline.most", MOST);
        }
    }

    private static void require(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "change pipelines");
    }

    private void record(Viewer viewer, String action, PipelineId pipeline, Changes changes) {
        audit.record(viewer, action, RecordKind.PIPELINE, pipeline.value(), null, changes);
    }
}
