package peyvand.operational.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When people are reminded: of what begins soon within seconds, of days that come near within the hour. */
@Configuration(proxyBeanMethods = false)
class ReminderTasks {

    private static final int SECONDS = 15;

    @Bean
    RecurringTask<Void> giveReminders(Reminders reminders) {
        return Tasks.recurring("give-reminders", FixedDelay.ofSeconds(SECONDS))
                .execute((instance, context) -> reminders.giveDue());
    }

    @Bean
    RecurringTask<Void> announceOccasions(Reminders reminders) {
        return Tasks.recurring("announce-occasions", FixedDelay.ofHours(1))
                .execute((instance, context) -> reminders.announceOccasions());
    }
}
