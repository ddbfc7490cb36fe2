package peyvand.analytical.chance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.LearnedChancesSwitched;
import peyvand.domain.Right;
import peyvand.domain.Viewer;

/** What administrators decide about learned chances. */
@Service
public class Chances {

    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Chances(ObjectProvider<SchedulerClient> scheduler, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.scheduler = scheduler;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Learns afresh, in the background; once, however often it is asked meanwhile. */
    public void learn(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "learn chances");
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(ChanceTasks.NOW, "all"), clock.instant());
    }

    /**
     * Uses what was learned from now on, or the rates of the stages.
     *
     * @return whether that is a change
     */
    @Transactional
    public boolean use(Viewer viewer, boolean learned) {
        viewer.require(Right.ADMINISTER, "use learned chances");
        boolean changed = jdbc.sql("""
                update chance_setting set learned = :learned, changed_at = :at, changed_by = :by, scored_to = 'epoch'
                where learned <> :learned
                """)
                        .param("learned", learned)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", viewer.staff().value())
                        .update()
                > 0;
        if (changed) {
            events.publishEvent(new LearnedChancesSwitched(viewer, learned));
        }
        return changed;
    }
}
