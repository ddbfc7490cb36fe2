package peyvand.operational.duplicate;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import peyvand.domain.ImportId;

/** Asks for a search in the background. */
@Service
public class DuplicateSchedule {

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    DuplicateSchedule(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Compares all records soon; once for each import, however often it is asked. */
    public void findAllAfter(ImportId id) {
        scheduler
                .getObject()
                .scheduleIfNotExists(new TaskInstance<>(DuplicateJobs.AFTER_IMPORT, id.toString()), clock.instant());
    }
}
