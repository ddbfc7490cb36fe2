package peyvand.analytical.insight;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the analysis runs: each night, and whenever somebody asks. Who has changed meanwhile is measured each minute. */
@Configuration(proxyBeanMethods = false)
class AnalysisTasks {

    static final String NOW = "analyse-now";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final LocalTime AT_NIGHT = LocalTime.of(1, 30);

    @Bean
    RecurringTask<Void> analyse(AnalysisRuns runs) {
        return Tasks.recurring("analyse", Schedules.daily(AT_NIGHT)).execute((instance, context) -> runs.askAtNight());
    }

    @Bean
    RecurringTask<Void> refreshInsight(Refresher refresher) {
        return Tasks.recurring("refresh-insight", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> refresher.keepUp());
    }

    @Bean
    RecurringTask<Void> analyseWhatWaits(AnalysisRuns runs) {
        return Tasks.recurring("analyse-what-waits", FixedDelay.of(LONGEST_WAIT))
                .execute((instance, context) -> runs.beginWhatWaits());
    }

    /** One at a time; the scheduler gives it to another node where the one that had it is dead. */
    @Bean
    OneTimeTask<Void> analyseNow(Analysis analysis) {
        return Tasks.oneTime(NOW).execute((instance, context) -> analysis.run());
    }
}
