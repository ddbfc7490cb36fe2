package peyvand.analytical.insight;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Asks for runs of the analysis, stops them, and tells of them. */
@Service
public class AnalysisRuns {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final RunLedger ledger;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    AnalysisRuns(RunLedger ledger, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Runs the analysis now, in the background; once, however often it is asked meanwhile.
     *
     * @return whether another run begins; false: one waits or is under way, by the settings it began with
     */
    public boolean ask(Viewer viewer) {
        viewer.require(Right.BULK, "run the analysis");
        return schedule(viewer.staff());
    }

    void askAtNight() {
        schedule(null);
    }

    /** Nobody has asked, but too much has changed to do without. @return false where a run failed, or was stopped, lately */
    boolean askOfItself() {
        if (ledger.failedSince(clock.instant().minus(PATIENCE))) {
            return false;
        }
        schedule(null);
        return true;
    }

    private boolean schedule(@Nullable StaffId by) {
        boolean another = ledger.ask(by);
        begin();
        return another;
    }

    private void begin() {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(AnalysisTasks.NOW, "all"), clock.instant());
    }

    /**
     * Sees to it that a run begins which was asked for when another one was just over: then whoever was at work had looked for
     * more already, but still stood in the way of who would have begun.
     */
    void beginWhatWaits() {
        if (ledger.waits()) {
            begin();
        }
    }

    /**
     * Ends a run as soon as it looks up; what was read until now is read on.
     *
     * @return false where it was over already
     */
    public boolean stop(Viewer viewer, long run) {
        viewer.require(Right.BULK, "stop the analysis");
        run(run);
        return ledger.stop(run);
    }

    /** @throws NotFound where there is none, or none any more */
    public AnalysisRun run(long run) {
        return ledger.find(run).orElseThrow(() -> new NotFound("run " + run));
    }

    /** The latest first. */
    public List<AnalysisRun> latest(int most) {
        return ledger.latest(most);
    }

    /** The run whose results are read; empty before the first. */
    public Optional<AnalysisRun> current() {
        return ledger.current();
    }

    /** By what a run reckoned; empty before it began. */
    public Optional<AnalysisSetting> setting(long run) {
        return ledger.setting(run);
    }

    /** How long the steps of a run took, in their order. */
    public List<StepTime> steps(long... runs) {
        return ledger.steps(LongStream.of(runs).boxed().toList());
    }

    /** How the results of a run came to be; empty where there were none. */
    public Optional<Card> card(long run) {
        return ledger.card(run);
    }

    /** How the results that are read came to be; empty before the first run. */
    public Optional<Card> card() {
        return ledger.card();
    }
}
