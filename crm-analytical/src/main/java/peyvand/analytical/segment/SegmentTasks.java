package peyvand.analytical.segment;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When customers are asked whether they belong to segments: those who have changed each minute, all each night. */
@Configuration(proxyBeanMethods = false)
class SegmentTasks {

    static final String NOW = "keep-segments-now";

    /** After what is known of customers has been reckoned. */
    private static final LocalTime AT_NIGHT = LocalTime.of(4, 10);

    @Bean
    RecurringTask<Void> keepSegments(Memberships memberships) {
        return Tasks.recurring("keep-segments", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> memberships.keepUp());
    }

    @Bean
    OneTimeTask<Void> keepSegmentsNow(Memberships memberships) {
        return Tasks.oneTime(NOW).execute((instance, context) -> memberships.keepUp());
    }

    @Bean
    RecurringTask<Void> rebuildSegments(Memberships memberships) {
        return Tasks.recurring("rebuild-segments", Schedules.daily(AT_NIGHT))
                .execute((instance, context) -> memberships.rebuildAll());
    }
}
