package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.insight.Movements.Flow;
import peyvand.analytical.lifecycle.Stage;
import peyvand.db.testing.DbTest;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class MovementsTest {

    private static final Scope OWN = Scope.ownedBy(Set.of(new StaffId(1)));
    private static final Viewer OF_ONE = new Viewer(new StaffId(1), "Omid", EnumSet.allOf(Right.class), OWN, OWN, null);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    Movements movements;

    @BeforeEach
    void aWorld() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, 20);
        Random random = new Random(2);
        for (int i = 0; i < 120; i++) {
            LocalDate day = LocalDate.of(2026, 5, 9).minusDays(random.nextInt(500));
            world.order(1 + random.nextInt(20), day.toString(), 10, 1);
        }
        ledger.ask(null);
        analysis.run();
    }

    @Test
    void partsChangesByTheStretchTheyLieIn() {
        List<LocalDate> starts = IntStream.rangeClosed(-12, 1)
                .mapToObj(month -> LocalDate.of(2026, 5, 1).plusMonths(month))
                .toList();
        for (Viewer viewer : List.of(InsightWorld.SARA, OF_ONE)) {
            List<List<Flow>> flows = movements.flows(viewer, starts);
            assertThat(flows).hasSize(13);
            for (int month = 0; month < flows.size(); month++) {
                assertThat(sum(flows.get(month), null))
                        .as(starts.get(month).toString())
                        .isEqualTo(changes(viewer, starts.get(month), starts.get(month + 1), null));
                assertThat(sum(flows.get(month), Stage.AT_RISK))
                        .isEqualTo(changes(viewer, starts.get(month), starts.get(month + 1), Stage.AT_RISK));
            }
        }
    }

    private static int sum(List<Flow> flows, @Nullable Stage became) {
        return flows.stream()
                .filter(flow -> became == null || flow.became() == became)
                .mapToInt(Flow::customers)
                .sum();
    }

    private int changes(Viewer viewer, LocalDate from, LocalDate end, @Nullable Stage became) {
        return jdbc.sql("""
                select count(*) from stage_change h join customer d on d.id = h.customer_id
                where h.slot = (select slot from analysis_state) and h.day >= :from and h.day < :end
                  and (:all or d.owner_id = 1) and (cast(:became as text) is null or h.became = :became)
                """)
                .param("from", from)
                .param("end", end)
                .param("all", viewer.customers().everything())
                .param("became", became == null ? null : became.name())
                .query(Integer.class)
                .single();
    }
}
