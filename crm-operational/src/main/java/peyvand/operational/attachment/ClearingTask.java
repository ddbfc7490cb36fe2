package peyvand.operational.attachment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When files are cleared away: each night. */
@Configuration(proxyBeanMethods = false)
class ClearingTask {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);

    @Bean
    RecurringTask<Void> clearFiles(Clearing clearing) {
        return Tasks.recurring("clear-files", Schedules.daily(AT_NIGHT)).execute((instance, context) -> {
            try {
                clearing.clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
