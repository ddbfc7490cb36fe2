package peyvand.operational.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.operational.duplicate.DuplicateKind.CUSTOMER;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

@DuplicateDbTest
class ConcurrentMergesTest {

    @Autowired
    Merges merges;

    @Autowired
    DuplicateWorld world;

    @RepeatedTest(5)
    void oneOfTwoWhoMergeTheSameInOppositeDirectionsWins() throws Exception {
        Viewer viewer = world.viewer();
        long one = world.person("Ali", "Ahmadi");
        long two = world.person("Ali", "Ahmadi");
        world.order(one, world.self(one), 1);
        world.order(two, world.self(two), 2);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> done = people.invokeAll(Stream.<Callable<Object>>of(
                            () -> merge(start, viewer, one, two), () -> merge(start, viewer, two, one))
                    .toList());
            List<Object> results = List.of(done.get(0).get(), done.get(1).get());

            assertThat(results).filteredOn(MergeId.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(result -> result instanceof Stale || result instanceof RuleViolation)
                    .hasSize(1);
            assertThat(world.one(
                            "select count(*) from customer where id in (?, ?) and merged_into_id is null", one, two))
                    .isOne();
            assertThat(world.one(
                            "select sum(net_amount)::int from customer where id in (?, ?) and merged_into_id is null",
                            one,
                            two))
                    .isEqualTo(3);
        } finally {
            people.shutdownNow();
            tidy(one, two);
        }
    }

    private Object merge(CyclicBarrier start, Viewer viewer, long winner, long loser) throws Exception {
        start.await();
        try {
            return merges.merge(viewer, CUSTOMER, winner, 0, loser, 0, Map.of());
        } catch (Stale | RuleViolation e) {
            return e;
        }
    }

    private void tidy(long... customers) {
        for (String sql : List.of(
                "delete from order_line where order_id in (select id from sales_order where customer_id = :id)",
                "delete from sales_order where customer_id = :id",
                "update contact set merged_into_id = null where customer_id = :id",
                "delete from contact where customer_id = :id",
                "update customer set merged_into_id = null where id = :id or merged_into_id = :id",
                "delete from customer where id = :id")) {
            for (long id : customers) {
                world.jdbc.sql(sql).param("id", id).update();
            }
        }
        world.jdbc.sql("truncate merge, merge_move, duplicate_pair").update();
    }
}
