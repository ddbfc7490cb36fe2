package peyvand.analytical.performance;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.forecast.SalesForce;
import peyvand.analytical.forecast.TargetsOfPeriods;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Scope;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Reads what colleagues have won, lost and done. The work grows with what was decided in the time, not with all that was. */
@Repository
public class Performances {

    private final JdbcClient jdbc;
    private final TargetsOfPeriods targets;

    Performances(JdbcClient jdbc, TargetsOfPeriods targets) {
        this.jdbc = jdbc;
        this.targets = targets;
    }

    /**
     * Those of a seller of whom there is anything to tell, the most won first.
     *
     * @throws NotFound of a seller whom the viewer does not see
     */
    public List<Performance> of(Viewer viewer, SalesForce force, Seller seller, Period period) {
        if (!force.shows(seller)) {
            throw new NotFound(seller.key());
        }
        return read(viewer, force.who(seller), force.names(), period);
    }

    /** The one of a colleague whom the viewer sees. */
    public Performance of(Viewer viewer, SalesForce force, StaffId staff, Period period) {
        return of(viewer, force, Seller.of(staff), period).stream()
                .findFirst()
                .orElseGet(() -> Figures.NOTHING.of(staff, force.name(Seller.of(staff)), null));
    }

    /**
     * The middle of all who are in a team with the viewer; empty where they are too few to tell nothing of one. It is made of
     * all that they sell, seen or not: the viewer learns the middle only.
     */
    public Optional<Medians> medians(Viewer viewer, Period period) {
        Map<StaffId, String> colleagues = new HashMap<>();
        jdbc.sql("""
                select distinct o.staff_id from dim_team_member m join dim_team_member o using (team_id)
                join dim_staff s on s.staff_id = o.staff_id and s.enabled where m.staff_id = :me
                """).param("me", viewer.staff().value()).query(row -> {
            colleagues.put(new StaffId(row.getLong("staff_id")), "");
        });
        Viewer all = Viewer.forJob(viewer.staff(), viewer.name(), Scope.EVERYTHING);
        return Medians.of(read(all, colleagues.keySet(), colleagues, period).stream()
                .filter(one -> one.decided() > 0 || one.work().all() > 0)
                .toList());
    }

    private List<Performance> read(Viewer viewer, Set<StaffId> who, Map<StaffId, String> names, Period period) {
        Map<StaffId, Figures> figures = new HashMap<>();
        decided(viewer, who, period, figures);
        work(who, period, figures);
        quotes(viewer, who, period, figures);
        Map<StaffId, BigDecimal> planned = targets.ofColleagues(who, period);
        return who.stream()
                .map(one -> figures.getOrDefault(one, Figures.NOTHING)
                        .of(one, names.getOrDefault(one, ""), planned.get(one)))
                .filter(performance -> !performance.isNothing())
                .sorted((one, other) -> other.amount().compareTo(one.amount()) != 0
                        ? other.amount().compareTo(one.amount())
                        : one.name().compareTo(other.name()))
                .toList();
    }

    private record Figures(
            long won,
            BigDecimal amount,
            long lost,
            @Nullable Days days,
            Work work,
            BigDecimal listed,
            BigDecimal discount) {

        static final Figures NOTHING =
                new Figures(0, BigDecimal.ZERO, 0, null, Work.NOTHING, BigDecimal.ZERO, BigDecimal.ZERO);

        Figures and(Figures other) {
            return new Figures(
                    won + other.won,
                    amount.add(other.amount),
                    lost + other.lost,
                    days == null ? other.days : days,
                    work.plus(other.work),
                    listed.add(other.listed),
                    discount.add(other.discount));
        }

        Performance of(StaffId staff, String name, @Nullable BigDecimal target) {
            return new Performance(staff, name, won, amount, lost, days, work, listed, discount, target);
        }
    }

    private void decided(Viewer viewer, Set<StaffId> who, Period period, Map<StaffId, Figures> figures) {
        Sql sql = Sql.of("""
                select o.owner_id, count(*) filter (where o.state = 'WON') as won, count(*) filter (where o.state = 'LOST') as lost,
                       coalesce(sum(o.base_amount) filter (where o.state = 'WON'), 0) as amount,
                       percentile_cont(0.25) within group (order by o.days_to_close) filter (where o.state = 'WON') as quarter,
                       percentile_cont(0.5) within group (order by o.days_to_close) filter (where o.state = 'WON') as half,
                       percentile_cont(0.75) within group (order by o.days_to_close) filter (where o.state = 'WON') as three_quarters
                from fact_opportunity o
                """ + customers(viewer, "o") + """
                 where o.state <> 'OPEN' and o.closed_on between :first and :last and o.owner_id = any (:who)
                """)
                .with("first", Date.valueOf(period.first()))
                .with("last", Date.valueOf(period.last()))
                .with("who", ids(who));
        Visibility.buyers(sql, viewer, "c").add("group by o.owner_id").on(jdbc).query(row -> {
            double half = row.getDouble("half");
            Days days =
                    row.wasNull() ? null : new Days(row.getDouble("quarter"), half, row.getDouble("three_quarters"));
            put(
                    figures,
                    row.getLong("owner_id"),
                    new Figures(
                            row.getLong("won"),
                            row.getBigDecimal("amount"),
                            row.getLong("lost"),
                            days,
                            Work.NOTHING,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO));
        });
    }

    private void work(Set<StaffId> who, Period period, Map<StaffId, Figures> figures) {
        between(Sql.of("""
                select a.owner_id, count(*) filter (where a.kind = 'CALL') as calls, count(*) filter (where a.kind = 'MEETING') as meetings,
                       count(*) filter (where a.kind = 'TASK') as tasks
                from fact_activity a where a.state = 'DONE' and a.owner_id = any (:who) and a.closed_at >= :from and a.closed_at < :to
                group by a.owner_id
                """), period).with("who", ids(who)).on(jdbc).query(row -> {
            put(
                    figures,
                    row.getLong("owner_id"),
                    new Figures(
                            0,
                            BigDecimal.ZERO,
                            0,
                            null,
                            new Work(row.getLong("calls"), row.getLong("meetings"), row.getLong("tasks")),
                            BigDecimal.ZERO,
                            BigDecimal.ZERO));
        });
    }

    private void quotes(Viewer viewer, Set<StaffId> who, Period period, Map<StaffId, Figures> figures) {
        Sql sql = between(
                        Sql.of(
                                "select q.owner_id, sum(q.base_list_amount) as listed, sum(q.base_discount) as discount from fact_quote q "
                                        + customers(viewer, "q")
                                        + " where q.state = 'ACCEPTED' and q.owner_id = any (:who) and q.decided_at >= :from and q.decided_at < :to"),
                        period)
                .with("who", ids(who));
        Visibility.buyers(sql, viewer, "c").add("group by q.owner_id").on(jdbc).query(row -> {
            put(
                    figures,
                    row.getLong("owner_id"),
                    new Figures(
                            0,
                            BigDecimal.ZERO,
                            0,
                            null,
                            Work.NOTHING,
                            row.getBigDecimal("listed"),
                            row.getBigDecimal("discount")));
        });
    }

    private static void put(Map<StaffId, Figures> figures, long owner, Figures more) {
        figures.merge(new StaffId(owner), more, Figures::and);
    }

    /** Days are those of the company. */
    private Sql between(Sql sql, Period period) {
        ZoneId zone = jdbc.sql("select zone from dim_company")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
        return sql.with("from", Timestamp.from(period.first().atStartOfDay(zone).toInstant()))
                .with(
                        "to",
                        Timestamp.from(period.plus(1).first().atStartOfDay(zone).toInstant()));
    }

    private static String customers(Viewer viewer, String alias) {
        return viewer.orders().everything() ? "" : "join dim_customer c on c.customer_id = " + alias + ".customer_id";
    }

    private static Long[] ids(Set<StaffId> who) {
        return who.stream().map(StaffId::value).toArray(Long[]::new);
    }
}
