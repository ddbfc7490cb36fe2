package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.lifecycle.Stage;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;

/** Tells where customers go: what is bought, who comes back, and who changes from one stage to another. */
@Repository
public class Movements {

    private static final String SLOT = "(select slot from analysis_state where run_id is not null)";

    private static final int HALF_A_MONTH = 14;

    private final JdbcClient jdbc;

    Movements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many customers came from one stage to another. */
    public record Flow(Stage was, Stage became, int customers) {}

    /** How all customers stood at an earlier analysis; amounts in the base currency. */
    public record Past(LocalDate asOf, int customers, int buyers, int repeaters, double value, double atRisk) {}

    /** In the order of time. Of all customers, so for those only who see all. */
    public List<Period> periods(Period.Kind kind) {
        return jdbc.sql("""
                select kind, first_on, last_on, customers, newcomers, returners, orders, amount from insight_period
                where kind = :kind and slot = %s order by first_on
                """.formatted(SLOT))
                .param("kind", kind.name())
                .query(Period.class)
                .list();
    }

    /** Who changed on those days, among the customers seen. */
    public List<Flow> flows(Viewer viewer, LocalDate from, LocalDate to) {
        return flows(viewer, List.of(from, to.plusDays(1))).get(0);
    }

    /**
     * Likewise in stretches of time one after another. Changes are counted: who went twice from one stage to the same other
     * within a stretch counts twice.
     *
     * @param starts first days, ascending; the stretch of the last one is left out
     * @return a list for each stretch
     */
    public List<List<Flow>> flows(Viewer viewer, List<LocalDate> starts) {
        List<List<Flow>> flows = new ArrayList<>();
        starts.subList(1, starts.size()).forEach(start -> flows.add(new ArrayList<>()));
        changes(viewer)
                .with("starts", starts.stream().map(LocalDate::toString).toArray(String[]::new))
                .with("from", starts.get(0))
                .with("end", starts.get(starts.size() - 1))
                .on(jdbc)
                .query(row -> {
                    flows.get(row.getInt("stretch") - 1)
                            .add(new Flow(
                                    Stage.valueOf(row.getString("was")),
                                    Stage.valueOf(row.getString("became")),
                                    row.getInt("customers")));
                });
        return flows;
    }

    private static Sql changes(Viewer viewer) {
        if (viewer.customers().everything() && viewer.orders().everything()) {
            return Sql.of("""
                    select width_bucket(day, cast(:starts as date[])) as stretch, was, became, sum(customers) as customers
                    from stage_flow where slot = %s and day >= :from and day < :end
                    group by 1, was, became having sum(customers) > 0 order by 1, was, became
                    """.formatted(SLOT));
        }
        Sql sql = Sql.of("""
                select width_bucket(h.day, cast(:starts as date[])) as stretch, h.was, h.became, count(*) as customers
                from dim_customer d join stage_change h on h.customer_id = d.customer_id
                where h.slot = %s and h.day >= :from and h.day < :end
                """.formatted(SLOT));
        Visibility.customers(sql, viewer, "d");
        return Visibility.buyers(sql, viewer, "d").add("group by 1, h.was, h.became order by 1, h.was, h.became");
    }

    /** How all stood at the latest analysis of that day, or of the fortnight before. */
    public Optional<Past> past(LocalDate day) {
        return jdbc.sql("""
                select as_of, customers, buyers, repeaters, value, at_risk from insight_history
                where as_of between :earliest and :day order by as_of desc limit 1
                """)
                .param("earliest", day.minusDays(HALF_A_MONTH))
                .param("day", day)
                .query(Past.class)
                .optional();
    }
}
