package peyvand.operational.duplicate;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When all records are compared: each night, and once after each import. */
@Configuration(proxyBeanMethods = false)
class DuplicateJobs {

    static final String AFTER_IMPORT = "find-duplicates-after-import";

    private static final LocalTime AT_NIGHT = LocalTime.of(2, 30);

    @Bean
    RecurringTask<Void> findDuplicatesNightly(DuplicateSearch search) {
        return Tasks.recurring("find-duplicates-nightly", Schedules.daily(AT_NIGHT))
                .execute((instance, context) -> search.findAll());
    }

    @Bean
    OneTimeTask<Void> findDuplicatesAfterImport(DuplicateSearch search) {
        return Tasks.oneTime(AFTER_IMPORT).execute((instance, context) -> search.findAll());
    }
}
