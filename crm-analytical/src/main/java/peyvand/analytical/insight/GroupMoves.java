package peyvand.analytical.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;

/** Tells who went from which group by recency, frequency and monetary value to which, month by month of either calendar. */
@Repository
public class GroupMoves {

    /** So many people of a flow are named with it: whoever asks for a larger one walks along the customers to find them. */
    public static final int LISTED = 2_000;

    /** Where they come from who had bought nothing. */
    public static final String NONE = "NONE";

    private static final String SLOT = "(select slot from analysis_state where run_id is not null)";

    private final JdbcClient jdbc;
    private final Scores scores;

    GroupMoves(JdbcClient jdbc, Scores scores) {
        this.jdbc = jdbc;
        this.scores = scores;
    }

    /**
     * So many customers were in one group before a month and in one after it, which may be the same.
     *
     * @param firstOn first day of the month
     * @param was null for who had bought nothing
     */
    public record Flow(LocalDate firstOn, @Nullable RfmSegment was, RfmSegment became, int customers) {

        public boolean stayed() {
            return was == became;
        }
    }

    /** Of the latest thirteen months, among the customers seen. */
    public List<Flow> flows(Viewer viewer, boolean jalali) {
        if (!scores.shows(Score.GROUPS)) {
            return List.of();
        }
        String kind = kind(jalali);
        if (viewer.customers().everything() && viewer.orders().everything()) {
            return jdbc.sql("""
                    select first_on, was, became, customers from group_flow where slot = %s and kind = :kind
                    order by first_on, was, became
                    """.formatted(SLOT))
                    .param("kind", kind)
                    .query(GroupMoves::flow)
                    .list();
        }
        Sql sql = Sql.of("""
                select f.first_on, f.was, f.became, count(*) as customers
                from dim_customer d
                join customer_insight i on i.customer_id = d.customer_id and i.slot = %s
                cross join generate_series(1, :months) m
                join group_flow f on f.slot = i.slot and f.kind = :kind and f.place = m
                 and f.code = substring(i.%s from m for 2)
                where true
                """.formatted(SLOT, column(jalali))).with("kind", kind).with("months", GroupPaths.MONTHS);
        Visibility.customers(sql, viewer, "d");
        return Visibility.buyers(sql, viewer, "d")
                .add("group by f.first_on, f.was, f.became order by f.first_on, f.was, f.became")
                .on(jdbc)
                .query(GroupMoves::flow)
                .list();
    }

    private static Flow flow(ResultSet row, int number) throws SQLException {
        String was = row.getString("was");
        return new Flow(
                row.getObject("first_on", LocalDate.class),
                was.equals(NONE) ? null : RfmSegment.valueOf(was),
                RfmSegment.valueOf(row.getString("became")),
                row.getInt("customers"));
    }

    /**
     * Where the people of some flows are found.
     *
     * @param column their groups
     * @param place where these say so
     * @param codes what they say there
     * @param people who is named, of any of the flows
     * @param whole whether all are
     * @param from of ids from this one on all are named
     */
    record Found(
            String column, int place, List<byte[]> codes, List<Long> people, int customers, boolean whole, long from) {

        /** The condition on an insight {@code i}. */
        Sql apply(Sql sql) {
            return whole
                    ? named(sql)
                    : sql.and("substring(i." + column + " from :group_place for 2) = any (:group_codes)")
                            .with("group_place", place)
                            .with("group_codes", codes.toArray(byte[][]::new));
        }

        /** Of those who are not {@link #whole}, only the youngest, without a walk: so long as these are asked for. */
        Sql youngest(Sql sql) {
            return named(sql).and("i.customer_id >= :group_from", "group_from", from);
        }

        private Sql named(Sql sql) {
            return sql.and("i.customer_id = any (:group_people)", "group_people", people.toArray(Long[]::new));
        }
    }

    /** Where those are found who went; empty where nobody did. */
    Optional<Found> find(ValueFilter.Regrouped went) {
        boolean jalali = went.month().getDayOfMonth() != 1;
        List<byte[]> codes = new ArrayList<>();
        List<Long> people = new ArrayList<>();
        int[] place = new int[1];
        int[] customers = new int[1];
        long[] from = {Long.MIN_VALUE};
        jdbc.sql("""
                select place, code, customers, people from group_flow
                where slot = %s and kind = :kind and first_on = :month
                  and was = coalesce(:was, was) and became = coalesce(:became, became)
                  and (was <> became or :was::text is not null and :became::text is not null)
                """.formatted(SLOT))
                .param("kind", kind(jalali))
                .param("month", went.month())
                .param("was", went.was())
                .param("became", went.became() == null ? null : went.became().name())
                .query(row -> {
                    Long[] named = (Long[]) row.getArray("people").getArray();
                    place[0] = row.getInt("place");
                    codes.add(row.getBytes("code"));
                    people.addAll(Arrays.asList(named));
                    customers[0] += row.getInt("customers");
                    if (named.length < row.getInt("customers")) {
                        from[0] = Math.max(from[0], named[named.length - 1]);
                    }
                });
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        column(jalali), place[0], codes, people, customers[0], from[0] == Long.MIN_VALUE, from[0]));
    }

    /** No month of the one calendar begins with one of the other: the first days of Jalali months are the 19th to 23rd. */
    private static String kind(boolean jalali) {
        return (jalali ? Period.Kind.JALALI : Period.Kind.GREGORIAN).name();
    }

    private static String column(boolean jalali) {
        return jalali ? "jalali_groups" : "gregorian_groups";
    }
}
