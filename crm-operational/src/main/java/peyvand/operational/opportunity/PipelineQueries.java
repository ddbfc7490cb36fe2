package peyvand.operational.opportunity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import peyvand.domain.NotFound;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.operational.field.Label;

/** Reads pipelines with their stages, and why sales are lost. They are everybody's, and few. */
@Repository
public class PipelineQueries {

    private static final String STAGES = """
            select s.id, s.pipeline_id, s.label_en, s.label_fa, s.probability, s.exit_criteria, s.stale_days,
                   s.retired_at is not null as retired, s.version,
                   p.id as of_pipeline, p.label_en as pipeline_en, p.label_fa as pipeline_fa,
                   p.retired_at is not null as pipeline_retired, p.version as pipeline_version
            from pipeline p left join stage s on s.pipeline_id = p.id
            """;

    private final JdbcClient jdbc;

    PipelineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a sale was lost, as one of few answers. */
    public record LossReason(long id, Label label) {}

    /** All of them in their order, retired ones included. */
    public List<Pipeline> all() {
        return pipelines(jdbc.sql(STAGES + "order by p.position, p.id, s.position, s.id"));
    }

    /** Those that opportunities go through now. */
    public List<Pipeline> current() {
        return all().stream().filter(pipeline -> !pipeline.retired()).toList();
    }

    /** @throws NotFound when there is none */
    public Pipeline pipeline(PipelineId id) {
        return pipelines(jdbc.sql(STAGES + "where p.id = :id order by s.position, s.id")
                        .param("id", id.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is none */
    public Stage stage(StageId id) {
        return jdbc.sql(STAGES + "where s.id = :id")
                .param("id", id.value())
                .query(PipelineQueries::stage)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static List<Pipeline> pipelines(StatementSpec statement) {
        Map<Pipeline, List<Stage>> pipelines = new LinkedHashMap<>();
        statement.query((RowCallbackHandler) row -> {
            List<Stage> stages = pipelines.computeIfAbsent(withoutStages(row), pipeline -> new ArrayList<>());
            if (row.getObject("id") != null) {
                stages.add(stage(row, row.getRow()));
            }
        });
        return pipelines.entrySet().stream()
                .map(one -> one.getKey().with(one.getValue()))
                .toList();
    }

    private static Pipeline withoutStages(ResultSet row) throws SQLException {
        return new Pipeline(
                new PipelineId(row.getLong("of_pipeline")),
                new Label(row.getString("pipeline_en"), row.getString("pipeline_fa")),
                List.of(),
                row.getBoolean("pipeline_retired"),
                row.getInt("pipeline_version"));
    }

    /** Those that can be given now, in their order. */
    public List<LossReason> lossReasons() {
        return jdbc.sql("select id, label_en, label_fa from loss_reason where retired_at is null order by position, id")
                .query((row, n) -> new LossReason(row.getLong("id"), label(row)))
                .list();
    }

    /** @throws NotFound when there never was one */
    public LossReason lossReason(long id) {
        return jdbc.sql("select id, label_en, label_fa from loss_reason where id = :id")
                .param("id", id)
                .query((row, n) -> new LossReason(row.getLong("id"), label(row)))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static Stage stage(ResultSet row, int number) throws SQLException {
        return new Stage(
                new StageId(row.getLong("id")),
                new PipelineId(row.getLong("pipeline_id")),
                label(row),
                row.getInt("probability"),
                row.getString("exit_criteria"),
                row.getObject("stale_days", Integer.class),
                row.getBoolean("retired"),
                row.getInt("version"));
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(row.getString("label_en"), row.getString("label_fa"));
    }
}
