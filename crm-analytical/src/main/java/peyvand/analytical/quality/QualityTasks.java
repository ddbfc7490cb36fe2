package peyvand.analytical.quality;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the measures are taken: each hour, soon after an import, and whenever somebody asks. */
@Configuration(proxyBeanMethods = false)
class QualityTasks {

    static final String NOW = "measure-quality-now";

    @Bean
    RecurringTask<Void> measureQuality(QualityMeasures measures) {
        return Tasks.recurring("measure-quality", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> measures.takeIfDue());
    }

    @Bean
    OneTimeTask<Void> measureQualityNow(QualityMeasures measures) {
        return Tasks.oneTime(NOW).execute((instance, context) -> measures.takeAll());
    }
}
