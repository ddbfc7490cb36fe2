package peyvand.operational.sample;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import peyvand.domain.StaffId;

/** The background tasks of the sample company; the instance of a task is the member of staff who asked. */
@Configuration(proxyBeanMethods = false)
class SampleTasks {

    static final String LOAD = "sample-load";
    static final String REMOVAL = "sample-removal";

    private static final int SECONDS_BETWEEN_LOOKS = 2;

    @Bean
    OneTimeTask<Void> sampleLoadTask(SampleWorker worker) {
        return Tasks.oneTime(LOAD).execute((instance, context) -> worker.load(StaffId.valueOf(instance.getId())));
    }

    @Bean
    OneTimeTask<Void> sampleRemovalTask(SampleWorker worker) {
        return Tasks.oneTime(REMOVAL).execute((instance, context) -> worker.remove(StaffId.valueOf(instance.getId())));
    }

    /** Started as a demonstration, a new company finds the sample there as soon as it is set up. */
    @Bean
    @ConditionalOnProperty("peyvand.demo")
    RecurringTask<Void> sampleDemoTask(Samples samples) {
        return Tasks.recurring("sample-demo", FixedDelay.ofSeconds(SECONDS_BETWEEN_LOOKS))
                .execute((instance, context) -> samples.loadIfFresh());
    }
}
