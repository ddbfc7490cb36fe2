package peyvand.operational.staff;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour, failed sign-ins and forgotten passwords that no longer count are deleted. */
@Configuration(proxyBeanMethods = false)
class SignInSweep {

    @Bean
    RecurringTask<Void> sweepSignInFailures(SignInThrottle signIns, ResetThrottle resets) {
        return Tasks.recurring("sweep-sign-in-failures", FixedDelay.ofHours(1)).execute((instance, context) -> {
            signIns.sweep();
            resets.sweep();
        });
    }
}
