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

    public static ReportFilter of(LocalDate from, LocalDate to) {
        return new ReportFilter(from, to, null, null, null);
    }

    /** The same of one pipeline. */
    public ReportFilter in(PipelineId only) {
        return new ReportFilter(from, to, only, owner, team);
    }

    /**
     * A statement over those opportunities {@code o} of {@code fact_opportunity} that the viewer may see.
     *
     * @param condition on them
     */
    Sql opportunities(Viewer viewer, String columns, String condition) {
        boolean everything = viewer.orders().everything();
        Sql sql = Sql.of("select " + columns + " from fact_opportunity o")
                .add(everything ? "" : "join dim_customer c on c.customer_id = o.customer_id")
                .add("where " + condition)
                .andIf("o.pipeline_id = :pipeline", "pipeline", pipeline == null ? null : pipeline.value())
                .andIf("o.owner_id = :owner", "owner", owner == null ? null : owner.value())
                .andIf(
                        "o.owner_id = any (array(select m.staff_id from team_member m where m.team_id = :team))",
                        "team",
                        team == null ? null : team.value());
        return Visibility.buyers(sql, viewer, "c");
    }

    /** Those decided in this time. */
    Sql decided(Viewer viewer, String columns) {
        return opportunities(
                        viewer,
                        columns,
                        "o.state in ('WON', 'LOST') and o.closed_on between cast(:from as date) and cast(:to as date)")
                .with("from", from.toString())
                .with("to", to.toString());
    }

    /** Those opened in this time. */
    Sql opened(Viewer viewer, String columns) {
        return opportunities(viewer, columns, "o.opened_on between cast(:from as date) and cast(:to as date)")
                .with("from", from.toString())
                .with("to", to.toString());
    }
}
