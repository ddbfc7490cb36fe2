package peyvand.analytical.report;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When what has changed is added up: soon, so that little is left to be read beside the sums. */
@Configuration(proxyBeanMethods = false)
class SaleCountTasks {

    @Bean
    RecurringTask<Void> countSales(SaleCounts counts) {
        return Tasks.recurring("count-sales", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> counts.countAll());
    }
}
