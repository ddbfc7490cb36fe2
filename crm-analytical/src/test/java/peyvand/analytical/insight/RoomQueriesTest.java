package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.insight.RoomQueries.Room;
import peyvand.db.testing.DbTest;
import peyvand.domain.CustomerId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class RoomQueriesTest {

    private static final int CUSTOMERS = 120;
    private static final Scope OWN = Scope.ownedBy(Set.of(new StaffId(1)));
    private static final Viewer OF_ONE = new Viewer(new StaffId(1), "Omid", EnumSet.allOf(Right.class), OWN, OWN, null);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    RoomQueries rooms;

    @Autowired
    ValueQueries values;

    @BeforeEach
    void aWorld() {
        InsightWorld world = new InsightWorld(jdbc);
        world.run("insert into category (id, name) values (901, 'Tea'), (902, 'Cups')");
        world.run("update product set category_id = 901 + id % 2 where id < 8");
        world.customers(1, CUSTOMERS);
        Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            LocalDate day = LocalDate.of(2026, 5, 9).minusDays(random.nextInt(450));
            world.order(1 + random.nextInt(CUSTOMERS - 2), day.toString(), 10 + random.nextInt(500), 1 + i % 9);
        }
        ledger.ask(null);
        analysis.run();
    }

    @Test
    void tellsOfTheCustomerWhatTheAnalysisFound() {
        List<Map<String, Object>> found = jdbc.sql(
                        "select customer_id, room, room_category from customer_insight where slot = (select slot from analysis_state) and room > 0")
                .query()
                .listOfRows();
        assertThat(found).hasSizeGreaterThan(20);
        for (Map<String, Object> row : found) {
            Room first = rooms.of(InsightWorld.SARA, new CustomerId((Long) row.get("customer_id")))
                    .get(0);
            assertThat(first.gap()).isCloseTo((Double) row.get("room"), within(0.001));
            assertThat(first.category()).isEqualTo(row.get("room_category"));
            assertThat(first.alike()).isGreaterThanOrEqualTo(Wallets.FEWEST);
        }
        List<ValueRow> listed = values.page(
                        InsightWorld.SARA,
                        new ValueFilter(Map.of(), null, null, null, null, null, null),
                        ValueSort.ROOM.sort(),
                        null,
                        CUSTOMERS)
                .rows();
        assertThat(listed.get(0).room())
                .isEqualTo(found.stream()
                        .mapToDouble(row -> (Double) row.get("room"))
                        .max()
                        .orElseThrow());
        assertThat(listed.get(0).roomIn()).isIn("Tea", "Cups");
    }

    @Test
    void saysNothingOfWhomTheViewerDoesNotSee() {
        for (long id = 1; id <= CUSTOMERS; id++) {
            List<Room> all = rooms.of(InsightWorld.SARA, new CustomerId(id));
            assertThat(rooms.of(OF_ONE, new CustomerId(id))).isEqualTo(id % 2 == 0 ? all : List.of());
        }
    }
}
