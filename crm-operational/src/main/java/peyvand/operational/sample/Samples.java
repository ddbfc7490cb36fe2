package peyvand.operational.sample;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Loads the sample company into an empty installation, and removes it again; both in the background. */
@Service
@Transactional
public class Samples {

    private final JdbcClient jdbc;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    Samples(JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public SampleState state() {
        return jdbc.sql("""
                select case
                  when exists (select from scheduled_tasks where task_name = 'sample-removal') then 'REMOVING'
                  when exists (select from scheduled_tasks where task_name = 'sample-load') then 'LOADING'
                  when exists (select from import_job where sample and state <> 'UNDONE') then 'LOADED'
                  else 'ABSENT' end
                """)
                .query((row, n) -> SampleState.valueOf(row.getString(1)))
                .single();
    }

    /** @throws RuleViolation where there are records already, which would be mixed up with made-up ones */
    public void load(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "load the sample company");
        if (state() == SampleState.LOADING) {
            return;
        }
        if (!empty()) {
            throw new RuleViolation("rule.sample.notEmpty");
        }
        schedule(SampleTasks.LOAD, viewer.staff());
    }

    /** Removes what came with it; what somebody changed or used meanwhile stays. */
    public void remove(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "remove the sample company");
        if (state() == SampleState.LOADED) {
            schedule(SampleTasks.REMOVAL, viewer.staff());
        }
    }

    /** Loads it for who founded the company, if nothing was ever here. */
    void loadIfFresh() {
        if (empty()
                && !jdbc.sql("select exists (select from import_job)")
                        .query(Boolean.class)
                        .single()) {
            jdbc.sql("select founded_by from company")
                    .query(Long.class)
                    .optional()
                    .ifPresent(founder -> schedule(SampleTasks.LOAD, new StaffId(founder)));
        }
    }

    private boolean empty() {
        return jdbc.sql("""
                select not exists (select from customer) and not exists (select from product)
                   and not exists (select from sales_order)
                """).query(Boolean.class).single();
    }

    private void schedule(String task, StaffId by) {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(task, by.toString()), clock.instant());
    }
}
