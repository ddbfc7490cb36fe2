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
 * How the pipeline stood at the ends of days: of what the viewer may see now. What stood is all that had come to a stage less
 * all that had left it.
 */
@Repository
public class StandingReports {

    private final JdbcClient jdbc;

    StandingReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stages of which none stood open on a day are left out. */
    public List<Standing> at(Viewer viewer, ReportFilter filter, Collection<LocalDate> days) {
        List<LocalDate> inOrder = days.stream().sorted().toList();
        Sql sums = filter.sumsOfStanding(viewer, inOrder.get(0), inOrder.get(inOrder.size() - 1));
        return Sql.of("""
                with sums as (
                  select stage_id, 1 + width_bucket(day - 1, cast(:days as date[])) as place, sum(number) as number, sum(amount) as amount
                  from (
                """)
                .add(sums.toString())
                .add("""
                      ) p group by 1, 2
                    )
                    select d.day, s.stage_id, sum(s.number) as number, sum(s.amount) as amount
                    from unnest(cast(:days as date[])) with ordinality d (day, place) join sums s on s.place <= d.place
                    group by d.day, s.stage_id having sum(s.number) > 0 order by d.day, s.stage_id
                    """)
                .withValuesOf(sums)
                .with("days", inOrder.stream().map(LocalDate::toString).toArray(String[]::new))
                .on(jdbc)
                .query((row, n) -> new Standing(
                        row.getObject("day", LocalDate.class),
                        new StageId(row.getLong("stage_id")),
                        row.getLong("number"),
                        row.getBigDecimal("amount")))
                .list();
    }
}
