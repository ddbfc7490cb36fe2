package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.analytical.lifecycle.Stage;
import peyvand.db.testing.DbTest;
import peyvand.domain.CustomerId;

/** When customers are measured between two runs, beside runs and beside each other. */
@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class RefresherTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2026, 5, 9);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    Refresher refresher;

    @Autowired
    InsightQueries queries;

    @Autowired
    TransactionTemplate transactions;

    @MockitoSpyBean
    InsightWriter writer;

    @MockitoBean
    SchedulerClient scheduler;

    private InsightWorld world;

    @BeforeEach
    void aWorld() {
        world = new InsightWorld(jdbc);
        world.customers(1, 200);
    }

    @Test
    void knowsWhoOrderedAtNoonBeforeItIsNight() {
        world.order(1, "2026-01-01", 100, 1);
        world.order(2, "2026-05-01", 30, 1);
        run();
        assertThat(insight(3).stage()).isEqualTo(Stage.PROSPECT);
        assertThat(insight(3).refreshedAt()).isNull();
        world.order(3, "2026-05-10", 30, 1);
        refresher.keepUp();
        assertThat(insight(3).stage()).isEqualTo(Stage.FIRST);
        assertThat(insight(3).asOf()).isEqualTo("2026-05-10");
        assertThat(insight(3).refreshedAt()).isEqualTo("2026-05-10T09:00:00Z");
        assertThat(insight(1).refreshedAt()).isNull();
        assertThat(jdbc.sql("select count(*) from segment_changed where customer_id = 3")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
    }

    /** A shop whose books were taken over looks at all as of its last purchase; who comes now, as of today. */
    @Test
    void neverSaysThatSomebodyWillHaveBought() {
        world.order(1, "2025-01-01", 100, 1);
        world.order(2, "2025-02-01", 30, 1);
        run();
        world.order(3, "2026-05-10", 30, 1);
        world.order(1, "2026-04-01", 30, 1);
        refresher.keepUp();
        assertThat(jdbc.sql("select recency_days from dim_insight where customer_id <= 3 order by customer_id")
                        .query(Integer.class)
                        .list())
                .containsExactly(39, 1, 0);
    }

    @Test
    void measuresAgainWhoChangedWhileARunHadReadAlready() {
        world.order(1, "2026-01-01", 100, 1);
        run();
        doAnswer(call -> {
                    world.order(2, "2026-05-02", 30, 1);
                    refresher.keepUp();
                    assertThat(insight(2).stage()).isEqualTo(Stage.FIRST);
                    return call.callRealMethod();
                })
                .when(writer)
                .close(1);
        run();
        reset(writer);
        assertThat(insight(2).stage()).isEqualTo(Stage.PROSPECT);
        refresher.keepUp();
        assertThat(insight(2).stage()).isEqualTo(Stage.FIRST);
        assertThat(waiting()).isZero();
    }

    @Test
    void forgetsWhoseChangesARunHasSeen() {
        world.order(1, "2026-01-01", 100, 1);
        assertThat(waiting()).isPositive();
        run();
        assertThat(waiting()).isZero();
        world.order(2, "2026-05-02", 30, 1);
        refresher.keepUp();
        run();
        assertThat(waiting()).isZero();
        assertThat(insight(2).refreshedAt()).isNull();
    }

    @Test
    void losesNobodyBesideAnotherAndBesideRuns() {
        Cdnow.fill(jdbc, 200, YESTERDAY, YESTERDAY.minusDays(60));
        run();
        for (int round = 0; round < 3; round++) {
            jdbc.sql("""
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    select id, (select max(line_no) + 1 from order_line l where l.order_id = o.id), 1, 1, 10, 10 from sales_order o
                    """).update();
            ledger.ask(null);
            CompletableFuture.allOf(Stream.<Runnable>of(analysis::run, refresher::keepUp, refresher::keepUp)
                            .map(CompletableFuture::runAsync)
                            .toArray(CompletableFuture[]::new))
                    .join();
            refresher.keepUp();
            assertThat(ledger.latest(1).get(0).state()).isEqualTo(RunState.DONE);
            assertThat(jdbc.sql("""
                            select count(*) from dim_insight i
                            join (select customer_id, sum(base_amount) as amount from fact_order_line group by customer_id) l
                              using (customer_id)
                            where abs(i.amount - l.amount) > 0.001
                            """).query(Integer.class).single()).isZero();
            assertThat(jdbc.sql("""
                            select count(*) from insight_cell c
                            full join (select cell, count(*)::int as n, sum(amount) as amount from dim_insight group by cell) i
                              using (cell)
                            where c.slot = (select slot from analysis_state)
                              and (c.customers is distinct from i.n or abs(c.amount - i.amount) > 0.001)
                            """).query(Integer.class).single()).isZero();
        }
    }

    @Test
    void readsTheLinesOfThoseWhoChangedOnly() {
        Cdnow.fill(jdbc, 200, YESTERDAY, YESTERDAY);
        run();
        for (int customer = 1; customer <= 10; customer++) {
            world.run("update order_line set amount = amount + 1 where order_id in "
                    + "(select id from sales_order where customer_id = " + customer + ")");
        }
        long theirs = jdbc.sql("select count(*) from fact_order_line where customer_id <= 10")
                .query(Long.class)
                .single();
        world.run("analyze order_line, sales_order");
        transactions.executeWithoutResult(status -> {
            // Tables as small as these are read as a whole otherwise.
            for (String way : new String[] {"seqscan", "hashjoin", "mergejoin"}) {
                world.run("set local enable_" + way + " = off");
            }
            Rows before = read();
            refresher.keepUp();
            Rows after = read();
            assertThat(after.lines() - before.lines()).isEqualTo(theirs);
            assertThat(after.orders() - before.orders()).isLessThanOrEqualTo(2 * theirs);
        });
    }

    /** Rows of tables that this transaction has read. */
    private record Rows(long lines, long orders) {}

    private Rows read() {
        return jdbc.sql("""
                select sum(seq_tup_read + idx_tup_fetch) filter (where relname = 'order_line')::bigint as lines,
                       sum(seq_tup_read + idx_tup_fetch) filter (where relname = 'sales_order')::bigint as orders
                from pg_stat_xact_user_tables
                """).query(Rows.class).single();
    }

    @Test
    void asksForARunWhereOnlyThatHelps() {
        world.order(1, "2026-01-01", 100, 1);
        run();
        world.run("update analysis_run set card = jsonb_set(card, '{format}', '1')");
        world.order(2, "2026-05-02", 30, 1);
        refresher.keepUp();
        refresher.keepUp();
        assertThat(ledger.latest(5)).extracting(AnalysisRun::state).containsExactly(RunState.WAITING, RunState.DONE);
        assertThat(waiting()).isPositive();
        analysis.run();
        assertThat(insight(2).stage()).isEqualTo(Stage.FIRST);
        assertThat(waiting()).isZero();
    }

    @Test
    void asksForARunWhereVeryManyHaveChangedUnlessOneHasFailedLately() {
        world.order(1, "2026-01-01", 100, 1);
        run();
        world.order(2, "2026-05-02", 30, 1);
        world.run("insert into insight_changed (customer_id) select generate_series(1, " + (Refresher.MANY + 1) + ")");
        refresher.keepUp();
        refresher.keepUp();
        assertThat(ledger.latest(5)).extracting(AnalysisRun::state).containsExactly(RunState.WAITING, RunState.DONE);
        assertThat(insight(2).stage()).isEqualTo(Stage.PROSPECT);
        ledger.stop(ledger.latest(1).get(0).id());
        refresher.keepUp();
        assertThat(insight(2).stage()).isEqualTo(Stage.FIRST);
        assertThat(waiting()).isZero();
    }

    @Test
    void asksForARunWhereNobodyHadBought() {
        run();
        world.order(2, "2026-05-02", 30, 1);
        refresher.keepUp();
        assertThat(ledger.latest(1).get(0).state()).isEqualTo(RunState.WAITING);
        analysis.run();
        assertThat(insight(2).stage()).isEqualTo(Stage.FIRST);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from insight_changed")
                .query(Integer.class)
                .single();
    }

    private CustomerInsight insight(long customer) {
        return queries.of(InsightWorld.SARA, new CustomerId(customer)).orElseThrow();
    }

    private void run() {
        ledger.ask(null);
        analysis.run();
    }
}
