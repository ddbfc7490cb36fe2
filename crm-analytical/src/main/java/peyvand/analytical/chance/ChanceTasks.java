package peyvand.analytical.chance;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When it is learned: each night, and whenever somebody asks. What changed is reckoned again each minute. */
@Configuration(proxyBeanMethods = false)
class ChanceTasks {

    static final String NOW = "learn-chances-now";

    private static final LocalTime AT_NIGHT = LocalTime.of(2, 10);

    @Bean
    RecurringTask<Void> learnChances(ChanceTraining training) {
        return Tasks.recurring("learn-chances", Schedules.daily(AT_NIGHT))
                .execute((instance, context) -> training.train());
    }

    @Bean
    OneTimeTask<Void> learnChancesNow(ChanceTraining training) {
        return Tasks.oneTime(NOW).execute((instance, context) -> training.train());
    }

    @Bean
    RecurringTask<Void> reckonChangedChances(ChanceScores scores) {
        return Tasks.recurring("reckon-changed-chances", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> scores.changed());
    }
}
