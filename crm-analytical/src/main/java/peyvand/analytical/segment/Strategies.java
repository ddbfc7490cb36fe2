package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;

/**
 * What is intended with the customers of segments, and how far that has come. Of all customers it is reckoned whenever all are
 * asked whether they belong to the segment, and kept; of who sees some customers only, it is reckoned from these.
 */
@Repository
public class Strategies {

    /** Each member is looked up: the planner would read all orders to find those of a few. */
    private static final String SQL = """
            with members as materialized ({members})
            select {value} as value, {base} as base from members c
            """;

    private static final String ORDERS = """
            left join lateral (
              select sum(o.base_amount) filter (where o.order_date >= cast(:since as date)) as lately,
                     sum(o.base_amount) filter (where o.order_date < cast(:since as date)) as before
              from fact_order o where o.customer_id = c.customer_id and o.kind <> 'ADJUSTMENT'
                and o.ordered_at >= cast(:before as date)::timestamp at time zone :zone
                and o.ordered_at < cast(:end as date)::timestamp at time zone :zone offset 0) o on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Strategies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far strategies have come, by segment.
     *
     * @param only of which; null for all in use
     */
    public Map<SegmentId, StrategyStanding> standings(Viewer viewer, @Nullable SegmentId only) {
        boolean all = viewer.customers().everything() && viewer.orders().everything();
        Map<SegmentId, StrategyStanding> standings = new HashMap<>();
        jdbc.sql("""
                select s.id, s.strategy, s.strategy_since, s.strategy_goal, s.strategy_until,
                       t.strategy_value, t.strategy_base, t.strategy_gone, t.strategy_at
                from segment s join segment_state t on t.segment_id = s.id
                where s.strategy is not null and s.archived_at is null and (s.id = :only or cast(:only as bigint) is null)
                """)
                .param("only", only == null ? null : only.value())
                .query((row, n) -> Map.entry(
                        new SegmentId(row.getLong("id")),
                        new Row(
                                plan(row),
                                row.getBigDecimal("strategy_value"),
                                row.getBigDecimal("strategy_base"),
                                row.getLong("strategy_gone"),
                                row.getTimestamp("strategy_at"))))
                .list()
                .forEach(entry -> (all
                                ? kept(entry.getValue())
                                : Optional.of(reckon(
                                        viewer, entry.getKey(), entry.getValue().plan())))
                        .ifPresent(standing -> standings.put(entry.getKey(), standing)));
        return standings;
    }

    /** What stands in the tables. */
    private record Row(
            SegmentPlan plan,
            @Nullable BigDecimal value,
            @Nullable BigDecimal base,
            long gone,
            @Nullable Timestamp at) {}

    private static Optional<StrategyStanding> kept(Row row) {
        BigDecimal value = row.value();
        BigDecimal base = row.base();
        Timestamp at = row.at();
        return value == null || base == null || at == null
                ? Optional.empty()
                : Optional.of(new StrategyStanding(row.plan(), value, base, row.gone(), at.toInstant()));
    }

    /** Reads the plan of a row of {@code segment} that has one. */
    static SegmentPlan plan(ResultSet row) throws SQLException {
        return new SegmentPlan(
                Strategy.valueOf(row.getString("strategy")),
                row.getObject("strategy_since", LocalDate.class),
                row.getBigDecimal("strategy_goal"),
                row.getObject("strategy_until", LocalDate.class));
    }

    /** Reckons those that were changed since they were reckoned. */
    void keepMissing() {
        jdbc.sql("""
                select s.id from segment s join segment_state t on t.segment_id = s.id
                where s.strategy is not null and s.archived_at is null and t.strategy_at is null
                """).query(Long.class).list().forEach(id -> keep(new SegmentId(id)));
    }

    /** Reckons it of all customers, and keeps it. */
    void keep(SegmentId segment) {
        jdbc.sql(
                        "select strategy, strategy_since, strategy_goal, strategy_until from segment where id = :id and strategy is not null")
                .param("id", segment.value())
                .query((row, n) -> plan(row))
                .optional()
                .ifPresent(plan -> {
                    StrategyStanding now = reckon(null, segment, plan);
                    jdbc.sql("""
                            update segment_state set strategy_value = :value, strategy_base = :base, strategy_gone = :gone, strategy_at = :at
                            where segment_id = :id
                            """)
                            .param("value", now.value())
                            .param("base", now.base())
                            .param("gone", now.gone())
                            .param("at", Timestamp.from(clock.instant()))
                            .param("id", segment.value())
                            .update();
                });
    }

    /** @param viewer null: of all customers */
    private StrategyStanding reckon(@Nullable Viewer viewer, SegmentId segment, SegmentPlan plan) {
        LocalDate today = LocalDate.now(clock.withZone(SegmentMoves.zone(jdbc)));
        LocalDate until = plan.until();
        LocalDate end = (until != null && until.isBefore(today) ? until : today).plusDays(1);
        Sql members = Sql.of("""
                select c.customer_id, c.first_ordered_at from dim_segment_member m join dim_customer c on c.customer_id = m.customer_id
                where m.segment_id = :segment and not c.archived
                """);
        if (viewer != null) {
            Visibility.buyers(Visibility.customers(members, viewer, "c"), viewer, "c");
        }
        Sql sql = measure(plan.strategy(), members.toString())
                .withValuesOf(members)
                .with("segment", segment.value())
                .with("since", plan.since().toString())
                .with(
                        "before",
                        plan.since()
                                .minusDays(Math.max(1, ChronoUnit.DAYS.between(plan.since(), end)))
                                .toString())
                .with("end", end.toString())
                .with("zone", SegmentMoves.zone(jdbc).getId());
        long gone = gone(viewer, segment, plan.since(), end);
        return sql.on(jdbc)
                .query((row, n) ->
                        new StrategyStanding(plan, row.getBigDecimal("value"), row.getBigDecimal("base"), gone, null))
                .single();
    }

    private static Sql measure(Strategy strategy, String members) {
        String sql = SQL.replace("{members}", members);
        return switch (strategy) {
            case ACQUIRE -> Sql.of(sql.replace("{value}", """
                        count(*) filter (where c.first_ordered_at >= cast(:since as date)::timestamp at time zone :zone
                          and c.first_ordered_at < cast(:end as date)::timestamp at time zone :zone)
                        """).replace("{base}", "count(*)"));
            case RETAIN ->
                Sql.of(sql.replace("{value}", "count(*) filter (where i.stage not in ('AT_RISK', 'LOST'))")
                                .replace("{base}", "count(i.stage)"))
                        .add(
                                "left join lateral (select i.stage from dim_insight i where i.customer_id = c.customer_id offset 0) i on true");
            case DEVELOP ->
                Sql.of(sql.replace("{value}", "coalesce(sum(o.lately), 0)")
                                .replace("{base}", "coalesce(sum(o.before), 0)"))
                        .add(ORDERS);
        };
    }

    private long gone(@Nullable Viewer viewer, SegmentId segment, LocalDate since, LocalDate end) {
        if (viewer == null) {
            return jdbc.sql("""
                    select coalesce(sum(gone), 0) from segment_size
                    where segment_id = :segment and day >= cast(:since as date) and day < cast(:end as date)
                    """)
                    .param("segment", segment.value())
                    .param("since", since.toString())
                    .param("end", end.toString())
                    .query(Long.class)
                    .single();
        }
        return new SegmentMoves(jdbc)
                .flows(viewer, segment, List.of(since, end)).stream()
                        .mapToLong(SegmentMoves.Flow::left)
                        .sum();
    }
}
