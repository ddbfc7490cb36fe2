package peyvand.analytical.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CompetitorId;
import peyvand.domain.Viewer;

/**
 * What was won and lost: opportunities by the day they were decided. What a viewer may not see does not count for them. The
 * work grows with what was decided in the time asked for, not with what was ever; of all sales, told by time, with the days.
 */
@Repository
public class OutcomeReports {

    private static final int MOST = 500;

    private static final String SUMS = """
            coalesce(sum(number) filter (where state = 'WON'), 0) as won, coalesce(sum(amount) filter (where state = 'WON'), 0) as won_amount,
            coalesce(sum(number) filter (where state = 'LOST'), 0) as lost, coalesce(sum(amount) filter (where state = 'LOST'), 0) as lost_amount
            """;

    private final JdbcClient jdbc;

    OutcomeReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All together. */
    public Outcome total(Viewer viewer, ReportFilter filter) {
        return select("null::text as key", filter.sumsOfDecided(viewer), "")
                .on(jdbc)
                .query(OutcomeReports::outcome)
                .single();
    }

    /** One for each key, most decided first; at most five hundred. */
    public List<Outcome> by(Viewer viewer, ReportFilter filter, Group group) {
        return select("key", decided(viewer, filter, group), """
                group by key order by sum(number) desc, key limit %d""".formatted(MOST))
                .on(jdbc)
                .query(OutcomeReports::outcome)
                .list();
    }

    /**
     * One for each month, quarter or year in which any was decided, in order.
     *
     * @param first the first day of the one that a day lies in, by whichever calendar; it becomes the key
     */
    public List<Outcome> byTime(Viewer viewer, ReportFilter filter, UnaryOperator<LocalDate> first) {
        TreeMap<LocalDate, Outcome> sums = new TreeMap<>();
        select("day as key", filter.sumsOfDecided(viewer), "group by day having sum(number) <> 0")
                .on(jdbc)
                .query(OutcomeReports::outcome)
                .list()
                .forEach(day -> {
                    LocalDate begins = first.apply(LocalDate.parse(String.valueOf(day.key())));
                    sums.merge(begins, day.under(begins.toString()), Outcome::plus);
                });
        return List.copyOf(sums.values());
    }

    private static Sql decided(Viewer viewer, ReportFilter filter, Group group) {
        Sql one = filter.decided(viewer, group.key() + " as key, o.state, 1 as number, o.base_amount as amount");
        if (group == Group.REASON) {
            return one.and("o.state = 'LOST'");
        }
        if (group != Group.PRODUCT) {
            return one;
        }
        return Sql.of("select l.product_id as key, o.state, 1 as number, sum(l.base_amount) as amount from (")
                .add(filter.decided(viewer, "o.opportunity_id, o.state").toString())
                .add(") o join fact_opportunity_line l on l.opportunity_id = o.opportunity_id")
                .add("where l.product_id is not null group by o.opportunity_id, o.state, l.product_id")
                .withValuesOf(filter.decided(viewer, "1"));
    }

    private static Sql select(String key, Sql decided, String grouping) {
        return Sql.of("select " + key + ", " + SUMS + " from (")
                .add(decided.toString())
                .add(") decided")
                .add(grouping)
                .withValuesOf(decided);
    }

    /** One for each competitor that any was named with, most decided first. */
    public List<Rivalry> rivals(Viewer viewer, ReportFilter filter) {
        Sql decided = filter.decided(viewer, "o.opportunity_id, o.state, o.lost_to_id, o.base_amount");
        return rivals(decided, "").on(jdbc).query(OutcomeReports::rivalry).list();
    }

    /** Of all that the viewer may see, whenever; empty where none is. */
    public Optional<Rivalry> rival(Viewer viewer, CompetitorId competitor) {
        Sql named = Sql.of("""
                select o.opportunity_id, o.state, o.lost_to_id, o.base_amount
                from fact_opportunity_competitor p join fact_opportunity o on o.opportunity_id = p.opportunity_id
                join dim_customer c on c.customer_id = o.customer_id
                where p.competitor_id = :competitor
                """).with("competitor", competitor.value());
        return rivals(Visibility.buyers(named, viewer, "c"), "where p.competitor_id = :competitor")
                .on(jdbc)
                .query(OutcomeReports::rivalry)
                .optional();
    }

    private static Sql rivals(Sql opportunities, String condition) {
        return Sql.of("""
                select p.competitor_id, count(*) filter (where state = 'WON') as won,
                       coalesce(sum(base_amount) filter (where state = 'WON'), 0) as won_amount,
                       count(*) filter (where lost_to_id = p.competitor_id) as lost_to,
                       coalesce(sum(base_amount) filter (where lost_to_id = p.competitor_id), 0) as lost_to_amount,
                       count(*) filter (where state = 'LOST' and lost_to_id is distinct from p.competitor_id) as lost_otherwise,
                       count(*) filter (where state = 'OPEN') as open
                from (
                """)
                .add(opportunities.toString())
                .add(") o join fact_opportunity_competitor p on p.opportunity_id = o.opportunity_id")
                .add(condition)
                .add("group by p.competitor_id order by count(*) desc, p.competitor_id limit " + MOST)
                .withValuesOf(opportunities);
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        return new Outcome(
                row.getString("key"),
                row.getLong("won"),
                money(row, "won_amount"),
                row.getLong("lost"),
                money(row, "lost_amount"));
    }

    private static Rivalry rivalry(ResultSet row, int number) throws SQLException {
        return new Rivalry(
                new CompetitorId(row.getLong("competitor_id")),
                row.getLong("won"),
                money(row, "won_amount"),
                row.getLong("lost_to"),
                money(row, "lost_to_amount"),
                row.getLong("lost_otherwise"),
                row.getLong("open"));
    }

    private static BigDecimal money(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
