package peyvand.analytical.likeness;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When it is learned what the members of targets are like: soon after their segments were rebuilt. */
@Configuration(proxyBeanMethods = false)
class LikenessTasks {

    @Bean
    RecurringTask<Void> keepLikeness(LikenessLearning learning) {
        return Tasks.recurring("keep-likeness", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> learning.keepUp());
    }
}
