package peyvand.analytical.segment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;

/** Tells how many joined a segment and left it, and where those who left are now; of the customers that the viewer sees. */
@Repository
public class SegmentMoves {

    /** Of so many who left last it is told where they are. */
    public static final int LATEST = 5_000;

    private static final int TOP = 5;

    private final JdbcClient jdbc;

    SegmentMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From that day on, until the day before the next. */
    public record Flow(LocalDate first, long joined, long left) {}

    /** Another segment to which some belong who left. */
    public record Destination(SegmentId segment, String name, long customers) {}

    /**
     * @param firsts the first days of stretches of time, in order; the last ends the one before
     * @return one less than there are days
     */
    public List<Flow> flows(Viewer viewer, SegmentId segment, List<LocalDate> firsts) {
        Sql sql = viewer.customers().everything() ? kept() : counted(viewer);
        return sql.with("segment", segment.value())
                .with("firsts", days(firsts.subList(0, firsts.size() - 1)))
                .with("nexts", days(firsts.subList(1, firsts.size())))
                .on(jdbc)
                .query((row, n) ->
                        new Flow(row.getObject("first", LocalDate.class), row.getLong("joined"), row.getLong("gone")))
                .list();
    }

    private static String[] days(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static Sql kept() {
        return Sql.of("""
                select d.first, coalesce(sum(z.joined), 0) as joined, coalesce(sum(z.gone), 0) as gone
                from unnest(cast(:firsts as date[]), cast(:nexts as date[])) d (first, next)
                left join segment_size z on z.segment_id = :segment and z.day >= d.first and z.day < d.next
                group by d.first order by d.first
                """);
    }

    private Sql counted(Viewer viewer) {
        Sql seen = Visibility.customers(Sql.of("select c.customer_id from dim_customer c where true"), viewer, "c");
        return Sql.of("with seen as materialized (" + seen + """
                ), moves as materialized (
                  select (m.since at time zone :zone)::date as joined, (m.until at time zone :zone)::date as gone
                  from seen c join segment_member m on m.customer_id = c.customer_id and m.segment_id = :segment)
                select d.first, count(*) filter (where m.joined >= d.first and m.joined < d.next) as joined,
                       count(*) filter (where m.gone >= d.first and m.gone < d.next) as gone
                from unnest(cast(:firsts as date[]), cast(:nexts as date[])) d (first, next)
                left join moves m on true group by d.first order by d.first
                """)
                .withValuesOf(seen)
                .with("zone", zone(jdbc).getId());
    }

    /** Where those are now of whom the latest left since that day: the segments to which most of them have come since. */
    public List<Destination> destinations(Viewer viewer, SegmentId segment, LocalDate since) {
        Sql gone = Visibility.customers(Sql.of("""
                select m.customer_id, m.until from segment_member m join dim_customer c on c.customer_id = m.customer_id
                where m.segment_id = :segment and m.until is not null and m.until >= cast(:since as date)::timestamp at time zone :zone
                """), viewer, "c")
                .add("order by m.until desc, m.customer_id desc limit " + LATEST);
        return Sql.of("with gone as materialized (" + gone + ")")
                .add("""
                select s.id, s.name, count(distinct g.customer_id) as customers
                from gone g cross join lateral (
                  select o.segment_id from dim_segment_member o where o.customer_id = g.customer_id and o.segment_id <> :segment
                    and {since} offset 0) o
                join segment s on s.id = o.segment_id
                group by s.id, s.name order by count(distinct g.customer_id) desc, s.name, s.id
                """.replace("{since}", since("o", "g")))
                .add("limit " + TOP)
                .withValuesOf(gone)
                .with("segment", segment.value())
                .with("since", since.toString())
                .with("zone", zone(jdbc).getId())
                .on(jdbc)
                .query((row, n) -> new Destination(
                        new SegmentId(row.getLong("id")), row.getString("name"), row.getLong("customers")))
                .list();
    }

    /** Segments are asked one after the other: who goes from one to another may have come there a little earlier. */
    static String since(String other, String left) {
        return other + ".since >= " + left + ".until - interval '1 hour'";
    }

    static ZoneId zone(JdbcClient jdbc) {
        return jdbc.sql("select zone from company")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
    }
}
