package peyvand.analytical.forecast;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the forecast is kept: soon after midnight, or as soon afterwards as the application runs. */
@Configuration(proxyBeanMethods = false)
class SnapshotTasks {

    @Bean
    RecurringTask<Void> keepForecast(Snapshots snapshots) {
        return Tasks.recurring("keep-forecast", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> snapshots.takeIfDue());
    }
}
