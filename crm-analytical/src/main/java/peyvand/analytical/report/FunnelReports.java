package peyvand.analytical.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.report.Funnel.Step;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;

/**
 * How far opportunities come that were opened in a time: of those that the viewer may see. Whoever stands in a stage, or was
 * won from it, has come to those before it, whether they stood there or not.
 */
@Repository
public class FunnelReports {

    private final JdbcClient jdbc;

    FunnelReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many opportunities have something in common.
     *
     * @param kind see {@code fact_sale_sum}
     * @param stages they came to
     */
    private record Part(String kind, @Nullable String state, Set<Long> stages, long stage, int days, long number) {

        static Part read(ResultSet row, int number) throws SQLException {
            return new Part(
                    row.getString("kind"),
                    row.getString("state"),
                    row.getArray("stages") == null
                            ? Set.of()
                            : Set.copyOf(Arrays.asList(
                                    (Long[]) row.getArray("stages").getArray())),
                    row.getLong("stage_id"),
                    row.getInt("days"),
                    row.getLong("number"));
        }

        boolean opened() {
            return kind.equals("OPENED");
        }

        boolean is(String wanted) {
            return opened() && wanted.equals(state);
        }
    }

    private record Place(long stage, int position, boolean retired) {}

    public Funnel of(Viewer viewer, ReportFilter filter, PipelineId pipeline) {
        List<Part> parts = parts(viewer, filter.in(pipeline));
        Map<Long, Place> places = places(pipeline);
        List<Step> steps = places.values().stream()
                .filter(place -> !place.retired())
                .map(place -> new Step(
                        new StageId(place.stage()),
                        number(parts, part -> part.opened() && furthest(part, places) >= place.position()),
                        median(parts, part -> part.kind().equals("ARRIVED") && part.stage() == place.stage())))
                .toList();
        return new Funnel(
                number(parts, Part::opened),
                number(parts, part -> part.is("WON")),
                number(parts, part -> part.is("LOST")),
                number(parts, part -> part.is("OPEN")),
                steps,
                median(parts, part -> part.kind().equals("WON")));
    }

    private List<Part> parts(Viewer viewer, ReportFilter filter) {
        String same = "p.kind, p.state, p.stages, p.stage_id, p.days";
        return filter.sumsOfOpened(viewer, same + ", sum(p.number) as number")
                .add("group by " + same)
                .on(jdbc)
                .query(Part::read)
                .list();
    }

    /** The stages of a pipeline in their order. */
    private Map<Long, Place> places(PipelineId pipeline) {
        return jdbc
                .sql(
                        "select stage_id, position, retired from dim_stage where pipeline_id = :pipeline order by position, stage_id")
                .param("pipeline", pipeline.value())
                .query((row, n) ->
                        new Place(row.getLong("stage_id"), row.getInt("position"), row.getBoolean("retired")))
                .list()
                .stream()
                .collect(Collectors.toMap(Place::stage, place -> place, (one, other) -> one, LinkedHashMap::new));
    }

    private static int furthest(Part part, Map<Long, Place> places) {
        return Stream.concat(part.stages().stream(), Stream.of(part.stage()))
                .map(places::get)
                .filter(Objects::nonNull)
                .mapToInt(Place::position)
                .max()
                .orElse(Integer.MIN_VALUE);
    }

    private static long number(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).mapToLong(Part::number).sum();
    }

    /** Of an even number of them the lower one in the middle; null of none. */
    private static @Nullable Integer median(List<Part> parts, Predicate<Part> which) {
        TreeMap<Integer, Long> numbers = new TreeMap<>();
        parts.stream().filter(which).forEach(part -> numbers.merge(part.days(), part.number(), Long::sum));
        long half = (number(parts, which) + 1) / 2;
        long sum = 0;
        for (Map.Entry<Integer, Long> days : numbers.entrySet()) {
            sum += days.getValue();
            if (half > 0 && sum >= half) {
                return days.getKey();
            }
        }
        return null;
    }
}
