package peyvand.operational.submission;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/** Does what a form asks for once, however often the same form arrives. */
@Service
@Transactional
public class Submissions {

    /** Nobody sends a form again after so long. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Runs the command in one transaction with a note of the form's key. A second arrival waits for the first one and is
     * led to the same record; where the first one failed, it acts.
     *
     * @param key of the form, made when it was shown
     * @param command returns where the record it made is found
     * @return where the record is found
     */
    public String once(Viewer viewer, UUID key, Supplier<String> command) {
        int first = jdbc.sql("""
                insert into form_submission (key, staff_id, at) values (:key, :staff, :at) on conflict do nothing
                """)
                .param("key", key)
                .param("staff", viewer.staff().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (first == 0) {
            return jdbc.sql("select location from form_submission where key = :key and staff_id = :staff")
                    .param("key", key)
                    .param("staff", viewer.staff().value())
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new RuleViolation("rule.form.key"));
        }
        String location = command.get();
        jdbc.sql("update form_submission set location = :location where key = :key")
                .param("location", location)
                .param("key", key)
                .update();
        jdbc.sql("""
                delete from form_submission where key in (
                  select key from form_submission where at < :old order by at limit 10 for update skip locked)
                """)
                .param("old", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
        return location;
    }
}
