package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import peyvand.analytical.lifetime.LifetimeModel;
import peyvand.analytical.lifetime.Thinness;
import peyvand.db.testing.DbTest;
import peyvand.domain.CustomerId;
import peyvand.domain.ProductId;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class AnalysisTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    InsightQueries queries;

    @Autowired
    OfferRefusals refusals;

    @MockitoSpyBean
    InsightWriter writer;

    private InsightWorld world;

    @BeforeEach
    void aWorld() {
        world = new InsightWorld(jdbc);
        world.customers(1, 4);
    }

    @Test
    void saysOfEachCustomerHowTheyBuyAndWhereTheyStand() {
        world.order(1, "2026-01-01", 100, 1, 2);
        world.order(1, "2026-01-31", 50, 1);
        world.order(1, "2026-01-31", 50, 3);
        world.order(2, "2026-05-01", 30, 1);

        run();

        assertThat(insights(
                        "customer_id, orders, days, amount, recency_days, stage, cast(stage_since as text) as since"))
                .containsExactly(
                        Map.of(
                                "customer_id",
                                1L,
                                "orders",
                                3,
                                "days",
                                2,
                                "amount",
                                200.0,
                                "recency_days",
                                99,
                                "stage",
                                "AT_RISK",
                                "since",
                                "2026-04-01"),
                        Map.of(
                                "customer_id",
                                2L,
                                "orders",
                                1,
                                "days",
                                1,
                                "amount",
                                30.0,
                                "recency_days",
                                9,
                                "stage",
                                "FIRST",
                                "since",
                                "2026-05-01"),
                        prospect(3),
                        prospect(4));
        assertThat(insights("customer_id, r, f, m, decile").get(0))
                .containsEntry("decile", 5)
                .containsEntry("r", 1);
    }

    @Test
    void countsTogetherWhoIsAlikeAndLosesNobody() {
        for (int customer = 1; customer <= 3; customer++) {
            world.order(customer, "2026-05-01", 30, 1);
        }
        run();
        assertThat(jdbc.sql(
                                "select stage, sum(customers)::int as n, sum(amount) as amount from insight_cell where slot = (select slot from analysis_state) group by stage order by 1")
                        .query()
                        .listOfRows())
                .containsExactly(
                        Map.of("stage", "FIRST", "n", 3, "amount", 90.0),
                        Map.of("stage", "PROSPECT", "n", 1, "amount", 0.0));
        assertThat(jdbc.sql(
                                "select sum(customers)::int from insight_percentile where slot = (select slot from analysis_state)")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void keepsWhatIsReadUntilTheNextResultsAreWhole() {
        world.order(1, "2026-05-01", 30, 1);
        run();
        Map<String, Object> before = insights("*").get(0);
        world.order(1, "2026-05-02", 30, 1);
        doThrow(new IllegalStateException("the disk is full")).when(writer).close(1);
        run();
        reset(writer);
        assertThat(ledger.latest(1).get(0).state()).isEqualTo(RunState.FAILED);
        assertThat(insights("*").get(0)).isEqualTo(before);

        run();
        assertThat(ledger.latest(1).get(0).state()).isEqualTo(RunState.DONE);
        assertThat(insights("orders").get(0)).containsEntry("orders", 2);
    }

    @Test
    void givesTheSameResultsAgainToTheLastDigit() {
        for (int i = 0; i < 40; i++) {
            world.order(1 + i % 3, "2026-0" + (1 + i % 4) + "-1" + i % 10, 10.01 + i / 3.0, 1 + i % 5, 6 + i % 3);
        }
        run();
        List<Map<String, Object>> first = insights("*");
        run();
        assertThat(insights("*")).isEqualTo(first);
    }

    @Test
    void endsWhenSomebodyStopsIt() {
        ledger.ask(null);
        long run = ledger.latest(1).get(0).id();
        jdbc.sql("update analysis_run set stop_asked = true").update();
        analysis.run();
        assertThat(ledger.latest(1).get(0).state()).isEqualTo(RunState.STOPPED);
        assertThat(ledger.latest(1).get(0).id()).isEqualTo(run);
        assertThat(ledger.current()).isEmpty();
    }

    /** The node that had it is dead: whoever takes it over begins the same run anew. */
    @Test
    void beginsAnewWhereANodeDied() {
        world.order(1, "2026-05-01", 30, 1);
        ledger.ask(null);
        ledger.begin();
        analysis.run();
        assertThat(ledger.latest(5))
                .singleElement()
                .extracting(AnalysisRun::state)
                .isEqualTo(RunState.DONE);
    }

    @Test
    void asksForOneRunAtATime() {
        ledger.ask(null);
        ledger.ask(null);
        assertThat(ledger.latest(5)).hasSize(1);
    }

    /** Who buys the first product buys the second: five of six, and the sixth is offered it. */
    @Test
    void offersWhatGoesWithWhatACustomerHasAndSaysWhy() {
        world.customers(5, 30);
        for (int customer = 5; customer <= 9; customer++) {
            world.order(customer, "2026-04-01", 20, 1, 2);
        }
        world.order(10, "2026-04-02", 20, 1);
        for (int customer = 11; customer <= 30; customer++) {
            world.order(customer, "2026-04-03", 20, 3 + customer % 5);
        }
        run();
        assertThat(queries.of(InsightWorld.SARA, new CustomerId(10))
                        .orElseThrow()
                        .offers())
                .containsExactly(
                        new CustomerInsight.Offer(new ProductId(2), "Product 2", new ProductId(1), "Product 1", 5, 6));
        assertThat(queries.of(InsightWorld.SARA, new CustomerId(5))
                        .orElseThrow()
                        .offers())
                .isEmpty();

        refusals.refuse(InsightWorld.SARA, new CustomerId(10), new ProductId(2));
        assertThat(queries.of(InsightWorld.SARA, new CustomerId(10))
                        .orElseThrow()
                        .offers())
                .isEmpty();
        run();
        assertThat(queries.of(InsightWorld.SARA, new CustomerId(10))
                        .orElseThrow()
                        .offers())
                .isEmpty();
        refusals.withdraw(InsightWorld.SARA, new CustomerId(10), new ProductId(2));
        run();
        assertThat(queries.of(InsightWorld.SARA, new CustomerId(10))
                        .orElseThrow()
                        .offers())
                .hasSize(1);
    }

    @Test
    void offersNothingThatWasBoughtSince() {
        world.customers(5, 30);
        for (int customer = 5; customer <= 9; customer++) {
            world.order(customer, "2026-04-01", 20, 1, 2);
        }
        world.order(10, "2026-04-02", 20, 1);
        run();
        world.order(10, "2026-05-11", 20, 2);
        assertThat(queries.of(InsightWorld.SARA, new CustomerId(10))
                        .orElseThrow()
                        .offers())
                .isEmpty();
    }

    @Test
    void foretellsOnlyWhereThereIsEnoughToLearnFrom() {
        world.order(1, "2026-01-01", 30, 1);
        world.order(2, "2026-05-01", 30, 1);
        run();
        Card.ValueCard card = ledger.card().orElseThrow().value();
        assertThat(card.outcome()).isEqualTo(LifetimeModel.Outcome.TOO_THIN);
        assertThat(card.thinness()).isEqualTo(Thinness.FEW_CUSTOMERS);
        CustomerInsight insight =
                queries.of(InsightWorld.SARA, new CustomerId(1)).orElseThrow();
        assertThat(insight.alive()).isNull();
        assertThat(insight.value()).isZero();
    }

    @Test
    void saysHowEachProductFaresAndWhoBuysIt() {
        world.order(1, "2026-01-01", 100, 1, 2);
        world.order(2, "2026-05-01", 30, 1);
        world.order(1, "2026-05-02", 20, 1);
        jdbc.sql("update order_line set quantity = -1, amount = -20 where order_id = 3")
                .update();
        run();
        assertThat(jdbc.sql("""
                        select product_id, amount, returned, returned_share, orders, customers, cast(last_on as text) as last_on
                        from product_insight where slot = (select slot from analysis_state) order by product_id
                        """)
                        .query((row, n) -> row.getLong(1) + " " + row.getDouble(2) + " " + row.getDouble(3) + " "
                                + row.getDouble(4) + " " + row.getInt(5) + " " + row.getInt(6) + " " + row.getString(7))
                        .list())
                .containsExactly("1 80.0 20.0 0.25 2 2 2026-05-01", "2 50.0 0.0 0.0 1 1 2026-01-01");
        assertThat(jdbc.sql("""
                        select kind || ' ' || first_on || ' ' || amount from product_month
                        where slot = (select slot from analysis_state) and product_id = 1 order by 1
                        """).query(String.class).list())
                .containsExactly(
                        "GREGORIAN 2026-01-01 50",
                        "GREGORIAN 2026-05-01 30",
                        "JALALI 2025-12-22 50",
                        "JALALI 2026-04-21 30");
        assertThat(jdbc.sql("""
                        select sum(customers)::int from product_buyers where slot = (select slot from analysis_state)
                        """).query(Integer.class).single()).isEqualTo(3);
    }

    /** Whom nobody can tell the worth of, nobody is told to invest in. */
    @Test
    void putsNobodyIntoATierOfWhomNothingIsForetold() {
        world.order(1, "2026-01-01", 30, 1);
        world.order(2, "2026-05-01", 30, 1);
        run();
        assertThat(insights("worth, tier").subList(0, 2)).containsOnly(Map.of("worth", 20, "tier", "NONE"));
    }

    /** A node that was thought dead comes back when another one has begun its run anew. */
    @Test
    void publishesNothingOfAnAttemptThatAnotherNodeHasTakenOver() {
        world.order(1, "2026-05-01", 30, 1);
        run();
        Card card = ledger.card().orElseThrow();
        world.run("update analysis_state set run_id = null");
        ledger.ask(null);
        RunLedger.Attempt stale = ledger.begin().orElseThrow();
        jdbc.sql("update analysis_run set started_at = started_at + interval '1 second'")
                .update();
        assertThatThrownBy(() -> ledger.publish(stale.id(), stale.startedAt(), 0, card))
                .isInstanceOf(CancellationException.class);
        assertThat(ledger.current()).isEmpty();
    }

    /** A visitor who looks at the results before, or the server that tidies up. */
    @Test
    void waitsForWhoeverIsStillAtTheSlot() throws Exception {
        world.order(1, "2026-05-01", 30, 1);
        ledger.ask(null);
        CompletableFuture<Void> run;
        try (Connection reader = source.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table crm.customer_insight in access share mode");
            run = CompletableFuture.runAsync(analysis::run);
            await().until(this::someoneWaits);
            await().until(() -> !someoneWaits());
            assertThat(run).isNotDone();
            reader.rollback();
        }
        run.join();
        assertThat(ledger.current()).isPresent();
    }

    private boolean someoneWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void letsTheServerKnowThatOneSlotIsRead() {
        run();
        assertThat(jdbc.sql("select reltuples from pg_class where oid = 'crm.analysis_state'::regclass")
                        .query(Double.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void saysWhereNothingWasBought() {
        run();
        assertThat(insights("stage"))
                .hasSize(4)
                .allMatch(row -> row.get("stage").equals("PROSPECT"));
        assertThat(ledger.card().orElseThrow().ranks()).isNull();
    }

    private void run() {
        ledger.ask(null);
        analysis.run();
    }

    private static Map<String, Object> prospect(long customer) {
        Map<String, Object> row = new java.util.HashMap<>(
                Map.of("customer_id", customer, "orders", 0, "days", 0, "amount", 0.0, "stage", "PROSPECT"));
        row.put("recency_days", null);
        row.put("since", null);
        return row;
    }

    private List<Map<String, Object>> insights(String columns) {
        return jdbc.sql("select " + columns + " from dim_insight order by customer_id")
                .query()
                .listOfRows();
    }
}
