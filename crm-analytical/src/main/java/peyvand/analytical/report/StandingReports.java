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
 * How the pipeline stood at the ends of days: of what the viewer may see now. Each move takes an opportunity out of one
 * stage and puts it into another, so that what stood there is the sum of what came and went. Opportunities decided before the
 * first of these days have left no trace and are not looked at.
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
                    ), days as (select unnest(cast(:days as date[])) as day),
                    changes as (
                      select greatest(m.move_date, cast(:first as date)) as day, stage.id as stage_id, sum(stage.change) as number,
                             sum(stage.change * o.base_amount) as amount
                      from opportunities o join fact_opportunity_move m on m.opportunity_id = o.opportunity_id
                      cross join lateral (values
                        (m.to_stage_id, case when m.to_state = 'OPEN' then 1 else 0 end),
                        (m.from_stage_id, case when m.from_state = 'OPEN' then -1 else 0 end)) stage (id, change)
                      where stage.change <> 0
                      group by 1, 2
                    )
                    select d.day, c.stage_id, sum(c.number) as number, sum(c.amount) as amount
                    from days d join changes c on c.day <= d.day
                    group by d.day, c.stage_id having sum(c.number) > 0 order by d.day, c.stage_id
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
