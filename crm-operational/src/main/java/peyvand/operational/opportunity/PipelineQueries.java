package peyvand.operational.opportunity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.NotFound;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.operational.field.Label;

/** Reads pipelines with their stages, and why sales are lost. They are everybody's, and few. */
@Repository
public class PipelineQueries {

    private static final String PIPELINES = """
            select id, label_en, label_fa, retired_at is not null as retired, version from pipeline order by position, id
            """;
    private static final String STAGES = """
            select id, pipeline_id, label_en, label_fa, probability, exit_criteria, stale_days,
                   retired_at is not null as retired, version
            from stage
            """;

    private final JdbcClient jdbc;

    PipelineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a sale was lost, as one of few answers. */
    public record LossReason(long id, Label label) {}

    /** All of them in their order, retired ones included. */
    public List<Pipeline> all() {
        Map<PipelineId, List<Stage>> stages =
                jdbc.sql(STAGES + "order by position, id").query(PipelineQueries::stage).list().stream()
                        .collect(Collectors.groupingBy(Stage::pipeline));
        return jdbc.sql(PIPELINES)
                .query((row, n) -> {
                    PipelineId id = new PipelineId(row.getLong("id"));
                    return new Pipeline(
                            id,
                            label(row),
                            stages.getOrDefault(id, List.of()),
                            row.getBoolean("retired"),
                            row.getInt("version"));
                })
                .list();
    }

    /** Those that opportunities go through now. */
    public List<Pipeline> current() {
        return all().stream().filter(pipeline -> !pipeline.retired()).toList();
    }

    /** @throws NotFound when there is none */
    public Pipeline pipeline(PipelineId id) {
        return all().stream()
                .filter(pipeline -> pipeline.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is none */
    public Stage stage(StageId id) {
        return jdbc.sql(STAGES + "where id = :id")
                .param("id", id.value())
                .query(PipelineQueries::stage)
                .optional()
                .orElseThrow(() -> new NotFound(id));
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
