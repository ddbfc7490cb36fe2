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
        List<Step> steps = steps(one.opened(viewer, "o.opportunity_id, o.opened_on, o.stage_position"), pipeline);
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
                    ), arrived as materialized (
                      select o.opportunity_id, t.stage_id, t.stage_position, greatest(min(t.came_on) - o.opened_on, 0) as days
                      from opened o join fact_stage_stay t on t.opportunity_id = o.opportunity_id
                      group by o.opportunity_id, o.opened_on, t.stage_id, t.stage_position
                    ), furthest as materialized (
                      select greatest(o.stage_position, a.position) as position, count(*) as number
                      from opened o left join (select opportunity_id, max(stage_position) as position from arrived group by opportunity_id) a
                        on a.opportunity_id = o.opportunity_id
                      group by 1
                    ), medians as (
                      select stage_id, percentile_disc(0.5) within group (order by days) as days from arrived group by stage_id
                    )
                    select s.stage_id, m.days, (select coalesce(sum(f.number), 0) from furthest f where f.position >= s.position) as reached
                    from dim_stage s left join medians m on m.stage_id = s.stage_id
                    where s.pipeline_id = :of_pipeline and not s.retired order by s.position, s.stage_id
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
