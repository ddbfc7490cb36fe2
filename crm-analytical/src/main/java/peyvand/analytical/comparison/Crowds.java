package peyvand.analytical.comparison;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;

/**
 * Finds the customers on the sides of a comparison: all of them where they are few, else some drawn by a hash of their ids, as
 * the live count of a rule draws them, so that they are the same whenever they are asked for.
 */
@Component
class Crowds {

    /** Up to so many are looked at one by one. */
    static final int FEW = 20_000;

    /** Of more, about so many are drawn. */
    static final int SOME = 5_000;

    /** So many ids are tried at most. */
    static final int MOST_TRIED = 200_000;

    private static final String TRIED = """
            (select distinct 1 + (hashint8extended(i, 0) & 9223372036854775807) % cast(:range as bigint) as id
             from generate_series(1, cast(:tried as bigint)) i) tried
            """;
    private static final String MEMBERS = """
            from dim_segment_member m join dim_customer c on c.customer_id = m.customer_id
            where m.segment_id = :segment and not c.archived
            """;
    private static final String OTHERS = """
            from dim_customer c
            where not c.archived and not exists (
              select from dim_segment_member m where m.segment_id = :segment and m.customer_id = c.customer_id)
            """;

    private final JdbcClient jdbc;
    private final SegmentQueries segments;

    Crowds(JdbcClient jdbc, SegmentQueries segments) {
        this.jdbc = jdbc;
        this.segments = segments;
    }

    /** @param some of more than {@code few} about so many are drawn */
    record Limits(int few, int some) {
        static final Limits USUAL = new Limits(FEW, SOME);
    }

    Crowd members(Viewer viewer, SegmentId segment, Limits limits) {
        if (!viewer.customers().everything()) {
            return own(viewer, MEMBERS, segment, limits);
        }
        List<Long> few = jdbc.sql("select customer_id from (select c.customer_id " + MEMBERS + " limit "
                        + (limits.few() + 1) + ") few order by hashint8extended(customer_id, 0)")
                .param("segment", segment.value())
                .query(Long.class)
                .list();
        return few.size() <= limits.few()
                ? new Crowd(few.size(), true, few)
                : drawn(segments.row(viewer, segment).members(), "exists", segment, limits);
    }

    Crowd others(Viewer viewer, SegmentId segment, Crowd members, Limits limits) {
        if (!viewer.customers().everything()) {
            return own(viewer, OTHERS, segment, limits);
        }
        long all = about();
        if (all <= 2L * limits.few()) {
            Crowd exact = own(viewer, OTHERS, segment, limits);
            return exact.exact() ? exact : exact.some(limits.some());
        }
        return drawn(Math.max(0, all - members.size()), "not exists", segment, limits);
    }

    /** Of the customers that the viewer sees, who are not everybody's. */
    private Crowd own(Viewer viewer, String which, SegmentId segment, Limits limits) {
        Sql sql = Sql.of("select c.customer_id, count(*) over () as size " + which)
                .with("segment", segment.value());
        record Found(long id, long size) {}
        List<Found> found = Visibility.customers(sql, viewer, "c")
                .add("order by hashint8extended(c.customer_id, 0) limit " + limits.few())
                .on(jdbc)
                .query((row, n) -> new Found(row.getLong("customer_id"), row.getLong("size")))
                .list();
        long size = found.isEmpty() ? 0 : found.get(0).size();
        return new Crowd(
                size, size == found.size(), found.stream().map(Found::id).toList());
    }

    private Crowd drawn(long size, String belonging, SegmentId segment, Limits limits) {
        long last = Objects.requireNonNullElse(
                jdbc.sql("select max(id) from customer").query(Long.class).single(), 1L);
        // Up to the next power of two, so that those drawn stay while customers are added.
        long range = Math.max(1, Long.highestOneBit(Math.max(1, last - 1)) << 1);
        long tried = Math.min(MOST_TRIED, (long) Math.ceil((double) limits.some() * range / Math.max(1, size)));
        List<Long> looked = jdbc.sql("select c.customer_id from " + TRIED
                        + " cross join lateral (select * from dim_customer c where c.customer_id = tried.id offset 0) c"
                        + " where not c.archived and " + belonging
                        + " (select from dim_segment_member m where m.segment_id = :segment"
                        + " and m.customer_id = tried.id offset 0) order by hashint8extended(c.customer_id, 0)")
                .param("range", range)
                .param("tried", tried)
                .param("segment", segment.value())
                .query(Long.class)
                .list();
        return new Crowd(Math.max(size, looked.size()), false, looked);
    }

    /** How many customers there are: exactly while they are few. */
    private long about() {
        long about = jdbc.sql("select greatest(reltuples, 0)::bigint from pg_class where oid = 'customer'::regclass")
                .query(Long.class)
                .single();
        return about > 2L * FEW
                ? about
                : jdbc.sql("select count(*) from dim_customer where not archived")
                        .query(Long.class)
                        .single();
    }

    /** Those of them who belong to the segment, or who do not. */
    List<Long> among(Crowd crowd, @Nullable SegmentId segment, boolean belonging) {
        if (segment == null) {
            return belonging ? List.of() : crowd.looked();
        }
        return jdbc.sql("""
                select x.id from unnest(cast(:ids as bigint[])) with ordinality x (id, place)
                where exists (select from dim_segment_member m where m.segment_id = :segment
                  and m.customer_id = x.id offset 0) = :belonging order by x.place
                """)
                .param("ids", crowd.ids())
                .param("segment", segment.value())
                .param("belonging", belonging)
                .query(Long.class)
                .list();
    }
}
