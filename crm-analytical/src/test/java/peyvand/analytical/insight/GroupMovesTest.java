package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.insight.GroupMoves.Flow;
import peyvand.analytical.insight.ValueFilter.Regrouped;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.Sort;
import peyvand.db.testing.DbTest;
import peyvand.domain.Cursor;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class GroupMovesTest {

    private static final int CUSTOMERS = 40;
    private static final Scope OWN = Scope.ownedBy(Set.of(new StaffId(1)));
    private static final Viewer OF_ONE = new Viewer(new StaffId(1), "Omid", EnumSet.allOf(Right.class), OWN, OWN, null);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    GroupMoves moves;

    @Autowired
    ValueQueries values;

    @BeforeEach
    void aWorld() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, CUSTOMERS);
        Random random = new Random(9);
        for (int i = 0; i < 160; i++) {
            LocalDate day = LocalDate.of(2026, 5, 9).minusDays(random.nextInt(500));
            world.order(1 + random.nextInt(CUSTOMERS - 2), day.toString(), 1 + random.nextInt(500), 1);
        }
        ledger.ask(null);
        analysis.run();
    }

    @Test
    void findsAllPeopleOfEachFlowWhateverTheOrder() {
        checkEachFlow(InsightWorld.SARA);
        checkEachFlow(OF_ONE);
    }

    @Test
    void findsThemWhereOnlySomeAreNamed() {
        jdbc.sql("update group_flow set people = people[1:1]").update();
        checkEachFlow(InsightWorld.SARA);
        checkEachFlow(OF_ONE);
    }

    @Test
    void countsForWhoSeesSomeCustomersOnlyThese() {
        int all = sum(moves.flows(InsightWorld.SARA, true));
        int own = sum(moves.flows(OF_ONE, true));
        assertThat(own).isPositive().isLessThan(all);
    }

    @Test
    void findsWhoCameFromAnyOtherGroup() {
        checkWhoCame();
        jdbc.sql("update group_flow set people = people[1:1] where was < became")
                .update();
        checkWhoCame();
        jdbc.sql("update group_flow set people = people[1:1]").update();
        checkWhoCame();
    }

    /** Of several flows together, some may be named further than others. */
    private void checkWhoCame() {
        List<Flow> flows = moves.flows(InsightWorld.SARA, false);
        for (Flow flow : flows) {
            int came = flows.stream()
                    .filter(one ->
                            one.firstOn().equals(flow.firstOn()) && one.became() == flow.became() && !one.stayed())
                    .mapToInt(Flow::customers)
                    .sum();
            for (ValueSort sort : ValueSort.values()) {
                List<Long> people = people(InsightWorld.SARA, null, flow, sort.sort());
                assertThat(people).hasSize(came).doesNotHaveDuplicates();
                if (sort == ValueSort.NEWEST) {
                    assertThat(people).isSortedAccordingTo(Comparator.reverseOrder());
                }
            }
        }
    }

    @Test
    void findsNobodyInAMonthThatIsNotToldOf() {
        Regrouped never = new Regrouped(null, RfmSegment.LOYAL, LocalDate.of(2001, 1, 1));
        assertThat(values.page(InsightWorld.SARA, filter(never), ValueSort.VALUE.sort(), null, 10)
                        .rows())
                .isEmpty();
        assertThat(values.count(InsightWorld.SARA, filter(never)).number()).isZero();
    }

    private void checkEachFlow(Viewer viewer) {
        for (boolean jalali : new boolean[] {false, true}) {
            List<Flow> flows = moves.flows(viewer, jalali);
            assertThat(flows).extracting(Flow::firstOn).doesNotContainNull();
            assertThat(flows.stream().map(Flow::firstOn).distinct()).hasSize(13);
            for (Flow flow : flows) {
                String was = flow.was() == null ? GroupMoves.NONE : flow.was().name();
                for (ValueSort sort : ValueSort.values()) {
                    assertThat(people(viewer, was, flow, sort.sort()))
                            .as("%s by %s", flow, sort)
                            .hasSize(flow.customers())
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    private List<Long> people(Viewer viewer, @Nullable String was, Flow flow, Sort sort) {
        ValueFilter filter = filter(new Regrouped(was, flow.became(), flow.firstOn()));
        List<Long> people = new ArrayList<>();
        Cursor next = null;
        do {
            Slice<ValueRow> page = values.page(viewer, filter, sort, next, 2);
            page.rows().forEach(row -> people.add(row.id().value()));
            next = page.next();
        } while (next != null);
        assertThat(values.count(viewer, filter).number()).isEqualTo(people.size());
        return people;
    }

    private static ValueFilter filter(Regrouped regrouped) {
        return new ValueFilter(Map.of(), null, null, null, null, regrouped, null);
    }

    private static int sum(List<Flow> flows) {
        return flows.stream().mapToInt(Flow::customers).sum();
    }
}
