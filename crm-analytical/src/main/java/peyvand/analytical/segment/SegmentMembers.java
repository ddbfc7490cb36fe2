package peyvand.analytical.segment;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.SegmentId;
import peyvand.domain.SegmentMembership;
import peyvand.domain.Viewer;

/** Says who belongs to segments to those who address customers. */
@Component
class SegmentMembers implements SegmentMembership {

    private static final int FETCHED = 1_000;

    private final JdbcClient jdbc;
    private final SegmentQueries queries;

    SegmentMembers(JdbcClient jdbc, SegmentQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    @Override
    public boolean contains(SegmentId segment, CustomerId customer) {
        return jdbc.sql(
                        "select exists (select from dim_segment_member where segment_id = :segment and customer_id = :customer)")
                .param("segment", segment.value())
                .param("customer", customer.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<CustomerId> members(Viewer viewer, SegmentId segment, @Nullable CustomerId after, int size) {
        return members(viewer, segment)
                .andIf("m.customer_id > :after", "after", after == null ? null : after.value())
                .add("order by m.customer_id limit " + size)
                .on(jdbc)
                .query((row, n) -> new CustomerId(row.getLong(1)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Viewer viewer, SegmentId segment, Consumer<CustomerId> consumer) {
        try (var members = members(viewer, segment)
                .add("order by m.customer_id")
                .on(jdbc)
                .withFetchSize(FETCHED)
                .query((row, n) -> new CustomerId(row.getLong(1)))
                .stream()) {
            members.forEach(consumer);
        }
    }

    /** @throws NotFound when there is no such segment */
    private Sql members(Viewer viewer, SegmentId segment) {
        queries.details(viewer, segment);
        Sql sql = Sql.of("""
                select m.customer_id from dim_segment_member m join dim_customer c on c.customer_id = m.customer_id
                where m.segment_id = :segment and not c.archived
                """).with("segment", segment.value());
        return Visibility.customers(sql, viewer, "c");
    }

    @Override
    public List<Membership> of(Viewer viewer, CustomerId customer) {
        return queries.of(viewer, customer).stream()
                .map(SegmentQueries.Belonging::membership)
                .toList();
    }
}
