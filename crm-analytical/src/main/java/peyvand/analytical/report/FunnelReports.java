package peyvand.analytical.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.report.Funnel.Step;
import peyvand.db.sql.Sql;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;

/**
 * How far opportunities come that were opened in a time: of those that the viewer may see. Whoever stands in a stage, or was
 * won from it, has come to those before it, whether they stood there or not.
 */
@Repository
public class FunnelReports {

    private final JdbcClient jdbc;

    FunnelReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Heads(
            long opened,
            long won,
            long lost,
            long open,
            @Nullable Integer daysToWin) {}

    public Funnel of(Viewer viewer, ReportFilter filter, PipelineId pipeline) {
        ReportFilter one = filter.in(pipeline);
        Heads heads = heads(one.opened(viewer, "o.state, o.days_to_close"));
        List<Step> steps = steps(one.opened(viewer, "o.opportunity_id, o.opened_on"), pipeline);
        return new Funnel(heads.opened(), heads.won(), heads.lost(), heads.open(), steps, heads.daysToWin());
    }

    private Heads heads(Sql opened) {
        return Sql.of("""
                select count(*) as opened, count(*) filter (where state = 'WON') as won, count(*) filter (where state = 'LOST') as lost,
                       count(*) filter (where state = 'OPEN') as open,
                       percentile_disc(0.5) within group (order by days_to_close) filter (where state = 'WON') as days
                from (
                """)
                .add(opened.toString())
                .add(") o")
                .withValuesOf(opened)
                .on(jdbc)
                .query((row, n) -> new Heads(
                        row.getLong("opened"),
                        row.getLong("won"),
                        row.getLong("lost"),
                        row.getLong("open"),
                        row.getObject("days", Integer.class)))
                .single();
    }

    private List<Step> steps(Sql opened, PipelineId pipeline) {
        return Sql.of("with opened as materialized (")
                .add(opened.toString())
                .add("""
                    ), furthest as (
                      select o.opportunity_id, max(m.to_position) as position
                      from opened o join fact_opportunity_move m on m.opportunity_id = o.opportunity_id group by o.opportunity_id
                    ), arrived as (
                      select m.to_stage_id as stage_id, min(m.move_date) - o.opened_on as days
                      from opened o join fact_opportunity_move m on m.opportunity_id = o.opportunity_id
                      where m.to_state = 'OPEN' group by m.to_stage_id, o.opportunity_id, o.opened_on
                    )
                    select s.stage_id, (select count(*) from furthest f where f.position >= s.position) as reached,
                           (select percentile_disc(0.5) within group (order by greatest(a.days, 0)) from arrived a where a.stage_id = s.stage_id) as days
                    from dim_stage s where s.pipeline_id = :of_pipeline and not s.retired order by s.position, s.stage_id
                    """)
                .withValuesOf(opened)
                .with("of_pipeline", pipeline.value())
                .on(jdbc)
                .query((row, n) -> new Step(
                        new StageId(row.getLong("stage_id")),
                        row.getLong("reached"),
                        row.getObject("days", Integer.class)))
                .list();
    }
}
