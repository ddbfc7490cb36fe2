package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.forecast.Hindsight.Day;
import peyvand.analytical.forecast.Hindsight.Line;
import peyvand.analytical.forecast.SalesForce.Unit;
import peyvand.db.sql.Sql;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Holds what was foretold against what came. The work grows with the days of a month and those who sell. */
@Repository
public class Hindsights {

    private static final long NOBODY = 0;

    private final JdbcClient jdbc;
    private final Forecasts forecasts;

    Hindsights(JdbcClient jdbc, Forecasts forecasts) {
        this.jdbc = jdbc;
        this.forecasts = forecasts;
    }

    private record Kept(BigDecimal closed, BigDecimal weighted, BigDecimal full) {

        static final Kept NOTHING = new Kept(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Kept plus(Kept other) {
            return new Kept(closed.add(other.closed), weighted.add(other.weighted), full.add(other.full));
        }

        BigDecimal expected() {
            return closed.add(weighted);
        }

        BigDecimal best() {
            return closed.add(full);
        }
    }

    /**
     * @param pipeline null: of all
     * @param today of the reader
     */
    public Hindsight of(
            Viewer viewer,
            SalesForce force,
            Seller seller,
            Period month,
            @Nullable PipelineId pipeline,
            LocalDate today) {
        Forecast now = forecasts.forecast(viewer, force, new ForecastAsk(seller, List.of(month), pipeline, today));
        TreeMap<LocalDate, Map<Long, Kept>> kept = kept(month, pipeline);
        Map<Long, Kept> first = kept.isEmpty() ? Map.of() : kept.firstEntry().getValue();
        Function<Set<Long>, Kept> atFirst = who -> sum(first, who);
        boolean company = seller.equals(Seller.COMPANY);
        Map<String, Outlook> came = new HashMap<>();
        now.parts().forEach(part -> came.put(key(part.seller()), part));
        List<Line> parts = Stream.concat(
                        force.parts(seller).stream(),
                        company ? Stream.of(new Unit(null, "", Set.<StaffId>of())) : Stream.<Unit>empty())
                .map(unit -> line(unit.seller(), unit.name(), atFirst.apply(ids(unit)), came.get(key(unit.seller()))))
                .filter(line -> !line.isNothing())
                .toList();
        Unit whole = force.unit(seller);
        Set<Long> all = company ? everybody(kept) : ids(whole);
        List<Day> days = new ArrayList<>();
        kept.forEach((day, sums) -> {
            Kept sum = sum(sums, all);
            days.add(new Day(day, sum.closed(), sum.expected(), sum.best()));
        });
        return new Hindsight(
                kept.isEmpty() ? null : kept.firstKey(),
                line(seller, whole.name(), atFirst.apply(all), now.whole()),
                parts,
                days,
                latest());
    }

    private static Line line(@Nullable Seller seller, String name, Kept kept, @Nullable Outlook came) {
        return new Line(
                seller,
                name,
                kept.expected(),
                kept.best(),
                came == null ? BigDecimal.ZERO : came.periods().get(0).closed());
    }

    private static String key(@Nullable Seller seller) {
        return seller == null ? "" : seller.key();
    }

    private static Set<Long> ids(Unit unit) {
        return unit.seller() == null
                ? Set.of(NOBODY)
                : Set.copyOf(unit.who().stream().map(StaffId::value).toList());
    }

    private static Set<Long> everybody(Map<LocalDate, Map<Long, Kept>> kept) {
        return Set.copyOf(kept.values().stream()
                .flatMap(sums -> sums.keySet().stream())
                .distinct()
                .toList());
    }

    private static Kept sum(Map<Long, Kept> sums, Set<Long> who) {
        return who.stream().map(one -> sums.getOrDefault(one, Kept.NOTHING)).reduce(Kept.NOTHING, Kept::plus);
    }

    private TreeMap<LocalDate, Map<Long, Kept>> kept(Period month, @Nullable PipelineId pipeline) {
        TreeMap<LocalDate, Map<Long, Kept>> kept = new TreeMap<>();
        Sql.of("""
                select day, owner_id, sum(closed) as closed, sum(weighted) as weighted, sum(full_amount) as full_amount
                from forecast_snapshot
                where calendar = :calendar and month = :month and day between :month and :last
                """)
                .with("calendar", month.jalali() ? "JALALI" : "GREGORIAN")
                .with("month", Date.valueOf(month.first()))
                .with("last", Date.valueOf(month.last()))
                .andIf("pipeline_id = :pipeline", "pipeline", pipeline == null ? null : pipeline.value())
                .add("group by day, owner_id")
                .on(jdbc)
                .query(row -> {
                    kept.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new HashMap<>())
                            .put(
                                    row.getLong("owner_id"),
                                    new Kept(
                                            row.getBigDecimal("closed"),
                                            row.getBigDecimal("weighted"),
                                            row.getBigDecimal("full_amount")));
                });
        return kept;
    }

    private @Nullable Instant latest() {
        return jdbc.sql("select taken_at from forecast_run order by day desc limit 1")
                .query((row, n) -> row.getTimestamp("taken_at").toInstant())
                .optional()
                .orElse(null);
    }
}
