package peyvand.analytical.pivot;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import peyvand.analytical.statistic.Progress;
import peyvand.domain.Viewer;

/** Answers questions. What a viewer may not see does not count for them. */
@Service
public class PivotAnswers {

    /** So many lines are read while somebody waits. */
    static final long MOST_AT_ONCE = 150_000;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String CANCELLED = "57014";

    private final PivotReader reader;
    private final PivotLedger ledger;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    PivotAnswers(PivotReader reader, PivotLedger ledger, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** @return empty for a question about so much that nobody should wait for its answer */
    public Optional<Answer> atOnce(Viewer viewer, Question question) {
        long expected = reader.expected(viewer, question);
        if (expected > MOST_AT_ONCE) {
            return Optional.empty();
        }
        try {
            return reader.read(viewer, question, MOST_AT_ONCE, PATIENCE, Progress.UNWATCHED, expected);
        } catch (DataAccessException e) {
            if (tookTooLong(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What is reckoned in the background, or was lately, of this question for whoever sees the same as this viewer. */
    public Optional<Reckoning> reckoning(Viewer viewer, Question question) {
        return ledger.find(viewer, question);
    }

    /**
     * Has the answer reckoned in the background, anew where there is one; once, however often it is asked meanwhile.
     *
     * @throws peyvand.domain.RuleViolation while too many wait
     */
    public void reckon(Viewer viewer, Question question) {
        ledger.ask(viewer, question)
                .ifPresent(id -> scheduler
                        .getObject()
                        .scheduleIfNotExists(
                                new TaskInstance<>(PivotTasks.NOW, id + "-" + clock.millis()), clock.instant()));
    }

    /** Ends it as soon as it looks up; an earlier answer is still told. */
    public void stop(Viewer viewer, Question question) {
        ledger.stop(viewer, question);
    }

    static boolean tookTooLong(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause
                && CANCELLED.equals(cause.getSQLState());
    }
}
