package peyvand.analytical.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;

/**
 * How the pipeline stood at the ends of days: of what the viewer may see now. The work grows with what is open and what
 * was decided since the first of these days.
 */
@Repository
public class StandingReports {

    private final JdbcClient jdbc;

    StandingReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stages of which none stood open on a day are left out. */
    public List<Standing> at(Viewer viewer, ReportFilter filter, Collection<LocalDate> days) {
        String first = days.stream().min(LocalDate::compareTo).orElseThrow().toString();
        Sql opportunities = filter.opportunities(
                        viewer,
                        "o.opportunity_id, o.base_amount",
                        "(o.state = 'OPEN' or o.closed_on > cast(:first as date))")
                .with("first", first);
        return Sql.of("with opportunities as materialized (")
                .add(opportunities.toString())
                .add("""
                    ), stays as (
                      select t.stage_id, t.came_on, t.left_on, count(*) as number, sum(o.base_amount) as amount
                      from opportunities o join fact_stage_stay t on t.opportunity_id = o.opportunity_id
                      where t.left_on is null or t.left_on > cast(:first as date)
                      group by t.stage_id, t.came_on, t.left_on
                    )
                    select d.day, t.stage_id, sum(t.number) as number, sum(t.amount) as amount
                    from unnest(cast(:days as date[])) d (day) join stays t on t.came_on <= d.day and (t.left_on is null or t.left_on > d.day)
                    group by d.day, t.stage_id order by d.day, t.stage_id
                    """)
                .withValuesOf(opportunities)
                .with("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .on(jdbc)
                .query((row, n) -> new Standing(
                        row.getObject("day", LocalDate.class),
                        new StageId(row.getLong("stage_id")),
                        row.getLong("number"),
                        row.getBigDecimal("amount")))
                .list();
    }
}
