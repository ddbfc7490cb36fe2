package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.forecast.SalesForce.Unit;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.NotFound;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * Adds up what was won and what is open, colleague by colleague. What was decided before the periods asked for is not read.
 */
@Repository
public class Forecasts {

    private static final int OVERDUE = -1;
    private static final int UNDATED = -2;

    /** Whose amounts nobody answers for. */
    private static final StaffId NOBODY = new StaffId(Long.MAX_VALUE);

    private final JdbcClient jdbc;
    private final TargetsOfPeriods targets;

    Forecasts(JdbcClient jdbc, TargetsOfPeriods targets) {
        this.jdbc = jdbc;
        this.targets = targets;
    }

    /** @throws NotFound of a seller whom the viewer does not see */
    public Forecast forecast(Viewer viewer, SalesForce force, ForecastAsk ask) {
        if (!force.shows(ask.seller())) {
            throw new NotFound(ask.seller().key());
        }
        Map<StaffId, Map<Integer, Sum>> sums = sums(viewer, ask);
        TargetsOfPeriods.Set set = targets.of(ask, force);
        List<Outlook> parts = Stream.concat(
                        force.parts(ask.seller()).stream().map(unit -> outlook(unit, ask, sums, set)),
                        nobody(ask, force, sums).stream())
                .filter(part -> !part.isNothing())
                .toList();
        return new Forecast(whole(ask, force, sums, set), parts, overlapping(force, ask), current(ask));
    }

    /**
     * The same of each colleague who makes up the seller, of whom there is anything to tell.
     *
     * @throws NotFound of a seller whom the viewer does not see
     */
    public List<Outlook> colleagues(Viewer viewer, SalesForce force, ForecastAsk ask) {
        if (!force.shows(ask.seller())) {
            throw new NotFound(ask.seller().key());
        }
        Map<StaffId, Map<Integer, Sum>> sums = sums(viewer, ask);
        TargetsOfPeriods.Set set = targets.of(ask, force);
        return force.who(ask.seller()).stream()
                .map(Seller::of)
                .map(force::unit)
                .map(unit -> outlook(unit, ask, sums, set))
                .filter(outlook -> !outlook.isNothing())
                .toList();
    }

    private Map<StaffId, Map<Integer, Sum>> sums(Viewer viewer, ForecastAsk ask) {
        Map<StaffId, Map<Integer, Sum>> sums = new HashMap<>();
        open(viewer, ask, sums);
        won(viewer, ask, sums);
        return sums;
    }

    private static Outlook whole(
            ForecastAsk ask, SalesForce force, Map<StaffId, Map<Integer, Sum>> sums, TargetsOfPeriods.Set set) {
        Unit unit = force.unit(ask.seller());
        Unit all = ask.seller().staff() == null && ask.seller().team() == null
                ? new Unit(unit.seller(), unit.name(), sums.keySet())
                : unit;
        return outlook(all, ask, sums, set);
    }

    private static List<Outlook> nobody(ForecastAsk ask, SalesForce force, Map<StaffId, Map<Integer, Sum>> sums) {
        return ask.seller().staff() == null && ask.seller().team() == null && sums.containsKey(NOBODY)
                ? List.of(outlook(new Unit(null, "", Set.of(NOBODY)), ask, sums, TargetsOfPeriods.Set.NONE))
                : List.of();
    }

    private static Outlook outlook(
            Unit unit, ForecastAsk ask, Map<StaffId, Map<Integer, Sum>> sums, TargetsOfPeriods.Set set) {
        List<@Nullable BigDecimal> targets = new ArrayList<>();
        ask.periods().forEach(period -> targets.add(unit.seller() == null ? null : set.target(unit.seller(), period)));
        return new Outlook(
                unit.seller(),
                unit.name(),
                IntStream.rangeClosed(1, ask.periods().size())
                        .mapToObj(place -> sum(unit.who(), place, sums))
                        .toList(),
                sum(unit.who(), OVERDUE, sums),
                sum(unit.who(), UNDATED, sums),
                targets);
    }

    private static Sum sum(Set<StaffId> who, int place, Map<StaffId, Map<Integer, Sum>> sums) {
        return who.stream()
                .map(one -> sums.getOrDefault(one, Map.of()).getOrDefault(place, Sum.NOTHING))
                .reduce(Sum.NOTHING, Sum::plus);
    }

    private static boolean overlapping(SalesForce force, ForecastAsk ask) {
        long together = force.members().values().stream().mapToLong(Set::size).sum();
        long apart = force.members().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .count();
        return ask.seller().staff() == null && ask.seller().team() == null && together > apart;
    }

    private static @Nullable Integer current(ForecastAsk ask) {
        return IntStream.range(0, ask.periods().size())
                .filter(place -> ask.periods().get(place).contains(ask.today()))
                .boxed()
                .findFirst()
                .orElse(null);
    }

    /** Whatever is reckoned of each is reckoned once: that is what the offset is for, without which it would be for each sum. */
    private void open(Viewer viewer, ForecastAsk ask, Map<StaffId, Map<Integer, Sum>> sums) {
        Sql sql = Sql.of("""
                select o.owner_id, o.place, 0 as won, 0 as closed, count(*) as open, round(sum(o.approximate * o.p)::numeric, 4) as weighted,
                       sum(o.amount) as full_amount, sum(o.approximate * o.approximate * o.p * (1 - o.p)) as variance,
                       max(o.approximate * o.approximate * o.p * (1 - o.p)) as largest
                from (
                  select o.owner_id, o.base_amount as amount, o.base_amount::float8 as approximate,
                         coalesce(k.probability, o.probability / 100.0::float8) as p,
                         case when o.close_on is null then -2 when o.close_on < :today then -1
                              else width_bucket(o.close_on, cast(:days as date[])) end as place
                  from fact_opportunity o left join fact_chance k using (opportunity_id)
                """ + customers(viewer) + " where o.state = 'OPEN'").with("today", Date.valueOf(ask.today()));
        read(conditions(sql, viewer, ask).add("offset 0) o group by o.owner_id, o.place"), sums);
    }

    private void won(Viewer viewer, ForecastAsk ask, Map<StaffId, Map<Integer, Sum>> sums) {
        Sql sql = Sql.of("""
                select o.owner_id, width_bucket(o.closed_on, cast(:days as date[])) as place, count(*) as won, sum(o.base_amount) as closed,
                       0 as open, 0 as weighted, 0 as full_amount, 0 as variance, 0 as largest
                from fact_opportunity o
                """ + customers(viewer)
                        + " where o.state = 'WON' and o.closed_on >= :first and o.closed_on < :end")
                .with("first", Date.valueOf(ask.first()))
                .with("end", Date.valueOf(ask.end()));
        read(conditions(sql, viewer, ask).add("group by o.owner_id, place"), sums);
    }

    /** Whoever sees everything needs not ask each customer. */
    private static String customers(Viewer viewer) {
        return viewer.orders().everything() ? "" : "join dim_customer c on c.customer_id = o.customer_id";
    }

    private static Sql conditions(Sql sql, Viewer viewer, ForecastAsk ask) {
        sql.with(
                "days",
                Stream.concat(ask.periods().stream().map(period -> period.first()), Stream.of(ask.end()))
                        .map(Date::valueOf)
                        .toArray(Date[]::new));
        sql.andIf(
                "o.pipeline_id = :pipeline",
                "pipeline",
                ask.pipeline() == null ? null : ask.pipeline().value());
        if (!viewer.orders().everything()) {
            sql.and("o.owner_id = any (:visible_owners)");
        }
        return Visibility.buyers(sql, viewer, "c");
    }

    private void read(Sql sql, Map<StaffId, Map<Integer, Sum>> sums) {
        sql.on(jdbc).query(row -> {
            long owner = row.getLong("owner_id");
            sums.computeIfAbsent(row.wasNull() ? NOBODY : new StaffId(owner), one -> new HashMap<>())
                    .merge(row.getInt("place"), sum(row), Sum::plus);
        });
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(
                row.getLong("won"),
                row.getBigDecimal("closed"),
                row.getLong("open"),
                row.getBigDecimal("weighted"),
                row.getBigDecimal("full_amount"),
                row.getDouble("variance"),
                row.getDouble("largest"));
    }
}
