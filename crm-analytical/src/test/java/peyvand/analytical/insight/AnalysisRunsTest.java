package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import peyvand.db.testing.DbTest;
import peyvand.domain.NotFound;

@SpringBootTest(classes = InsightWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class AnalysisRunsTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AnalysisRuns runs;

    @Autowired
    RunLedger ledger;

    @Autowired
    Analysis analysis;

    @MockitoBean
    SchedulerClient scheduler;

    @BeforeEach
    void aWorld() {
        InsightWorld world = new InsightWorld(jdbc);
        world.customers(1, 2);
        world.order(1, "2026-05-01", 30, 1);
    }

    @Test
    void beginsARunThatWasAskedForWhileAnotherOneEnded() {
        runs.beginWhatWaits();
        verifyNoInteractions(scheduler);
        ledger.ask(null);
        runs.beginWhatWaits();
        verify(scheduler).scheduleIfNotExists(ArgumentMatchers.<TaskInstance<Void>>any(), any(Instant.class));
    }

    @Test
    void tellsWhetherAStopCameInTime() {
        ledger.ask(null);
        long waiting = runs.latest(1).get(0).id();
        assertThat(runs.stop(InsightWorld.SARA, waiting)).isTrue();
        assertThat(runs.run(waiting).state()).isEqualTo(RunState.STOPPED);
        ledger.ask(null);
        analysis.run();
        long done = runs.latest(1).get(0).id();
        ledger.ask(null);
        assertThat(runs.stop(InsightWorld.SARA, done)).isFalse();
        assertThat(runs.run(done).state()).isEqualTo(RunState.DONE);
        assertThatThrownBy(() -> runs.stop(InsightWorld.SARA, done + 100)).isInstanceOf(NotFound.class);
    }

    @Test
    void tellsHowLongEachStepTook() {
        ledger.ask(null);
        analysis.run();
        assertThat(runs.steps(runs.latest(1).get(0).id()))
                .extracting(StepTime::step)
                .containsExactly(Step.values());
    }
}
