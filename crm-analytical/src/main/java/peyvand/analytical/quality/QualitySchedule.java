package peyvand.analytical.quality;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks for the measures in the background. */
@Service
public class QualitySchedule {

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    QualitySchedule(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Takes all measures now; once, however often it is asked meanwhile. */
    public void measureNow() {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(QualityTasks.NOW, "all"), clock.instant());
    }
}
