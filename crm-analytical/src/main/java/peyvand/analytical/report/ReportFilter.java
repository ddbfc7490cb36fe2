package peyvand.analytical.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.PipelineId;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

/**
 * What a report is about; null means any.
 *
 * @param from the first day
 * @param to the last day
 * @param owner of the opportunities
 * @param team of whose members
 */
public record ReportFilter(
        LocalDate from,
        LocalDate to,
        @Nullable PipelineId pipeline,
        @Nullable StaffId owner,
        @Nullable TeamId team) {

    private static final String IN_THIS_TIME = "between cast(:from as date) and cast(:to as date)";
    private static final String DECIDED = "o.state <> 'OPEN' and o.closed_on " + IN_THIS_TIME;

    public static ReportFilter of(LocalDate from, LocalDate to) {
        return new ReportFilter(from, to, null, null, null);
    }

    /** The same of one pipeline. */
    public ReportFilter in(PipelineId only) {
        return new ReportFilter(from, to, only, owner, team);
    }

    /** Those opportunities {@code o} of {@code fact_opportunity} that were decided in this time and the viewer may see. */
    Sql decided(Viewer viewer, String columns) {
        return inThisTime(opportunities(viewer, columns, DECIDED));
    }

    /** How many of them, and what they come to, by {@code day} and {@code state}. */
    Sql sumsOfDecided(Viewer viewer) {
        return addedUp(viewer)
                ? inThisTime(sums("p.day, p.state, p.number, p.amount", "p.kind = 'DECIDED' and p.day " + IN_THIS_TIME))
                : decided(viewer, "o.closed_on as day, o.state, 1 as number, o.base_amount as amount");
    }

    /** How far those have come that were opened in this time: parts {@code p}, see {@code fact_sale_sum}. */
    Sql sumsOfOpened(Viewer viewer, String columns) {
        String parts = "p.kind in ('OPENED', 'ARRIVED', 'WON') and p.day " + IN_THIS_TIME;
        if (addedUp(viewer)) {
            return inThisTime(sums(columns, parts));
        }
        Sql seen = opportunities(viewer, "o.opportunity_id", "o.opened_on " + IN_THIS_TIME);
        return inThisTime(Sql.of("select " + columns + " from (")
                .add(seen.toString())
                .add(") o join fact_sale_part p on p.opportunity_id = o.opportunity_id where " + parts)
                .withValuesOf(seen));
    }

    /**
     * How many came to stages less how many left them, and what they come to, by {@code day} and {@code stage_id}: all up to the
     * last day that matters on the first or later.
     */
    Sql sumsOfStanding(Viewer viewer, LocalDate first, LocalDate last) {
        Sql sql = addedUp(viewer)
                ? sums("p.day, p.stage_id, p.number, p.amount", "p.kind = 'STANDING' and p.day <= cast(:last as date)")
                : standing(viewer).with("first", first.toString());
        return sql.with("last", last.toString());
    }

    private Sql standing(Viewer viewer) {
        Sql seen = opportunities(
                viewer,
                "o.opportunity_id, o.closed_on, o.base_amount",
                "(o.state = 'OPEN' or o.closed_on > cast(:first as date))");
        return Sql.of("select f.day, t.stage_id, f.number, f.number * o.base_amount as amount from (")
                .add(seen.toString())
                .add("""
                        ) o join fact_stage_stay t on t.opportunity_id = o.opportunity_id
                        cross join lateral (values (t.came_on, 1), (least(t.left_on, o.closed_on), -1)) f (day, number)
                        where f.day <= cast(:last as date)
                        and (least(t.left_on, o.closed_on) > t.came_on or least(t.left_on, o.closed_on) is null)
                        """)
                .withValuesOf(seen);
    }

    /** Whether what is asked for is kept added up. */
    private boolean addedUp(Viewer viewer) {
        return viewer.orders().everything() && owner == null && team == null;
    }

    private Sql sums(String columns, String condition) {
        return Sql.of("select " + columns + " from fact_sale_sum p where " + condition)
                .andIf("p.pipeline_id = :pipeline", "pipeline", pipeline == null ? null : pipeline.value());
    }

    private Sql opportunities(Viewer viewer, String columns, String condition) {
        Sql sql = Sql.of("select " + columns + " from fact_opportunity o");
        if (!viewer.orders().everything()) {
            Sql seen = Visibility.buyers(Sql.of("select c.customer_id from dim_customer c where true"), viewer, "c");
            // The offset keeps the customers together: of unknown days the database expects few opportunities, and
            // would
            // look for the customer of each.
            sql.add("join (" + seen + " offset 0) c on c.customer_id = o.customer_id")
                    .withValuesOf(seen);
        }
        return sql.add("where " + condition)
                .andIf("o.pipeline_id = :pipeline", "pipeline", pipeline == null ? null : pipeline.value())
                .andIf("o.owner_id = :owner", "owner", owner == null ? null : owner.value())
                .andIf(
                        "o.owner_id = any (array(select m.staff_id from dim_team_member m where m.team_id = :team))",
                        "team",
                        team == null ? null : team.value());
    }

    private Sql inThisTime(Sql sql) {
        return sql.with("from", from.toString()).with("to", to.toString());
    }
}
