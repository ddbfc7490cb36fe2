package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.lifecycle.Stage;
import peyvand.db.testing.DbTest;

/** A page that is made of several statements while a run is put in place. */
@SpringBootTest(
        classes = {InsightWorld.Application.class, OneRunTest.Page.class},
        properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class OneRunTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Analysis analysis;

    @Autowired
    RunLedger ledger;

    @Autowired
    Page page;

    @BeforeEach
    void aRun() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, 3);
        world.order(1, "2026-05-01", 30, 1);
        run();
        world.order(2, "2026-05-02", 30, 1);
    }

    @Test
    void tellsOfTheRunItBeganWith() {
        assertThat(page.read(this::runElsewhere)).isEqualTo(List.of(1, 1));
        assertThat(page.read(() -> {})).isEqualTo(List.of(2, 2));
    }

    @Test
    void wouldTellOfTwoRunsOtherwise() {
        assertThat(page.readPiecemeal(this::runElsewhere)).isEqualTo(List.of(1, 2));
    }

    private void runElsewhere() {
        CompletableFuture.runAsync(this::run).join();
    }

    private void run() {
        ledger.ask(null);
        analysis.run();
    }

    /** Twice how many have bought once. Not public, as controllers are not. */
    static class Page {

        private final InsightSums sums;

        Page(InsightSums sums) {
            this.sums = sums;
        }

        @OneRun
        List<Integer> read(Runnable meanwhile) {
            return readPiecemeal(meanwhile);
        }

        List<Integer> readPiecemeal(Runnable meanwhile) {
            int before = first();
            meanwhile.run();
            return List.of(before, first());
        }

        private int first() {
            return sums.by(InsightWorld.SARA, Dimension.STAGE).stream()
                    .filter(sum -> Stage.FIRST.name().equals(sum.key()))
                    .mapToInt(InsightSum::customers)
                    .sum();
        }
    }
}
