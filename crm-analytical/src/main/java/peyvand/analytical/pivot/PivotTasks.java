package peyvand.analytical.pivot;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When answers are reckoned: as soon as somebody asks, and each minute what a node has left behind. */
@Configuration(proxyBeanMethods = false)
class PivotTasks {

    static final String NOW = "pivot-answer";

    @Bean
    OneTimeTask<Void> reckonPivot(PivotWorker worker) {
        return Tasks.oneTime(NOW).execute((instance, context) -> worker.run());
    }

    @Bean
    RecurringTask<Void> reckonPivotsLeft(PivotWorker worker) {
        return Tasks.recurring("pivot-answers", FixedDelay.ofMinutes(1)).execute((instance, context) -> worker.run());
    }
}
