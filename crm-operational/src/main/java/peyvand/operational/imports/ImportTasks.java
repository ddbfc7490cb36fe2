package peyvand.operational.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import peyvand.domain.ImportId;

/**
 * The background tasks of imports. Each start of an import is an instance of its own: the one before may not have been
 * cleared away yet.
 */
@Configuration(proxyBeanMethods = false)
class ImportTasks {

    static final String CHECK = "import-check";
    static final String RUN = "import-run";
    static final String UNDO = "import-undo";

    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(10);

    @Bean
    Task<Void> importCheckTask(ImportWorker worker, Clock clock) {
        return task(CHECK, worker::check, clock);
    }

    @Bean
    Task<Void> importRunTask(ImportWorker worker, Clock clock) {
        return task(RUN, worker::run, clock);
    }

    @Bean
    Task<Void> importUndoTask(ImportWorker worker, Clock clock) {
        return task(UNDO, worker::undo, clock);
    }

    /** Done once, after the others' turn; a node that dies leaves it to the next. */
    private static Task<Void> task(String name, Predicate<ImportId> work, Clock clock) {
        return Tasks.custom(name, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work.test(importOf(instance.getId()))
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(TURN)));
    }

    static String instance(ImportId id, int version) {
        return id + "-" + version;
    }

    private static ImportId importOf(String instance) {
        return ImportId.valueOf(instance.substring(0, instance.indexOf('-')));
    }
}
