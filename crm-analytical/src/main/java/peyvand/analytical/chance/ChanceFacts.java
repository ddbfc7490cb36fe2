package peyvand.analytical.chance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.chance.Course.Edition;
import peyvand.analytical.chance.Course.Move;
import peyvand.analytical.chance.Course.Rival;

/** Reads what happened to opportunities. */
@Repository
class ChanceFacts {

    /** Nine of ten opportunities are decided within this share of all times it takes. */
    private static final double NEARLY_ALL = 0.9;

    private final JdbcClient jdbc;
    private final Clock clock;

    ChanceFacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An open opportunity with the stage it stands in. */
    record Open(Course course, long stage) {}

    /** Today where the company is. */
    LocalDate today() {
        return jdbc.sql("select (cast(:now as timestamptz) at time zone zone)::date from company")
                .param("now", Timestamp.from(clock.instant()))
                .query(LocalDate.class)
                .single();
    }

    /**
     * The last day of opening to learn from. Of what was opened later only the quick ones are decided, and they are not
     * like the others.
     */
    LocalDate lastOpened(LocalDate today) {
        int days = jdbc.sql("""
                select coalesce(percentile_disc(:nearly_all) within group (order by days_to_close), 0)
                from fact_opportunity where state <> 'OPEN'
                """)
                .param("nearly_all", NEARLY_ALL)
                .query(Integer.class)
                .single();
        return today.minusDays(days);
    }

    /** The newest decided ones that were opened by that day. */
    List<Course> decided(LocalDate lastOpened, int most) {
        return courses(jdbc.sql("""
                select opportunity_id from fact_opportunity where state <> 'OPEN' and opened_on <= :last
                order by opened_on desc, opportunity_id desc limit :most
                """)
                .param("last", lastOpened)
                .param("most", most)
                .query(Long.class)
                .list());
    }

    int undecided(LocalDate firstOpened, LocalDate lastOpened) {
        return jdbc.sql(
                        "select count(*) from fact_opportunity where state = 'OPEN' and opened_on between :first and :last")
                .param("first", firstOpened)
                .param("last", lastOpened)
                .query(Integer.class)
                .single();
    }

    /** What the administrator says of each stage, 0 to 1. */
    Map<Long, Double> rates() {
        Map<Long, Double> rates = new HashMap<>();
        jdbc.sql("select stage_id, probability / 100.0 as rate from dim_stage")
                .query((RowCallbackHandler) row -> rates.put(row.getLong("stage_id"), row.getDouble("rate")));
        return rates;
    }

    /** The next open ones by id. */
    List<Open> open(long after, int most) {
        return open(jdbc.sql("""
                select opportunity_id from fact_opportunity where state = 'OPEN' and opportunity_id > :after
                order by opportunity_id limit :most
                """)
                .param("after", after)
                .param("most", most)
                .query(Long.class)
                .list());
    }

    /** Those open ones that were changed since, at most so many. */
    List<Open> changed(Instant since, int most) {
        return open(jdbc.sql("""
                select id from opportunity where state = 'OPEN' and updated_at > :since order by updated_at limit :most
                """)
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(Long.class)
                .list());
    }

    /** Those of them that are open. */
    List<Open> open(List<Long> ids) {
        Map<Long, Long> stages = new HashMap<>();
        jdbc.sql(
                        "select opportunity_id, stage_id from fact_opportunity where opportunity_id = any (:ids) and state = 'OPEN'")
                .param("ids", ids.toArray(Long[]::new))
                .query((RowCallbackHandler) row -> stages.put(row.getLong("opportunity_id"), row.getLong("stage_id")));
        return courses(ids).stream()
                .filter(course -> stages.containsKey(course.opportunity()))
                .map(course -> new Open(course, Objects.requireNonNull(stages.get(course.opportunity()))))
                .toList();
    }

    private List<Course> courses(List<Long> ids) {
        Map<Long, List<Move>> moves = each(
                ids, """
                select opportunity_id, move_date, to_stage_id, to_state = 'OPEN' as open
                from fact_opportunity_move where opportunity_id = any (:ids) order by at, move_id
                """, row -> new Move(day(row, "move_date"), row.getLong("to_stage_id"), row.getBoolean("open")));
        Map<Long, List<Edition>> editions = each(
                ids,
                """
                select opportunity_id, edition_date, base_amount, source, owner_id
                from fact_opportunity_edition where opportunity_id = any (:ids) order by at, edition_id
                """,
                row -> new Edition(
                        day(row, "edition_date"),
                        row.getDouble("base_amount"),
                        row.getString("source"),
                        row.getObject("owner_id", Long.class)));
        Map<Long, List<Rival>> rivals = each(
                ids,
                "select opportunity_id, competitor_id, named_date from fact_opportunity_competitor where opportunity_id = any (:ids)",
                row -> new Rival(row.getLong("competitor_id"), row.getObject("named_date", LocalDate.class)));
        return jdbc.sql("""
                select o.opportunity_id, o.opened_on, o.closed_on, o.state = 'WON' as won,
                       (c.first_ordered_at at time zone (select zone from company))::date as bought_first
                from fact_opportunity o left join dim_customer c on c.customer_id = o.customer_id
                where o.opportunity_id = any (:ids) order by o.opportunity_id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> {
                    long id = row.getLong("opportunity_id");
                    return new Course(
                            id,
                            day(row, "opened_on"),
                            row.getObject("closed_on", LocalDate.class),
                            row.getBoolean("won"),
                            moves.getOrDefault(id, List.of()),
                            editions.getOrDefault(id, List.of()),
                            rivals.getOrDefault(id, List.of()),
                            row.getObject("bought_first", LocalDate.class));
                })
                .list();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<Long, List<T>> each(List<Long> ids, String sql, Reader<T> reader) {
        Map<Long, List<T>> found = new HashMap<>();
        jdbc.sql(sql).param("ids", ids.toArray(Long[]::new)).query((RowCallbackHandler)
                row -> found.computeIfAbsent(row.getLong("opportunity_id"), none -> new ArrayList<>())
                        .add(reader.read(row)));
        return found;
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
