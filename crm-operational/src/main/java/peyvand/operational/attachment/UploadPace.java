package peyvand.operational.attachment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Throttled;
import peyvand.domain.Viewer;

/** Lets everybody send so many files a minute, whether they are taken or not: to look at one costs more than to say no. */
@Service
@Transactional
public class UploadPace {

    private static final int MOST_A_MINUTE = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    UploadPace(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Throttled when these are too many; they do not count then */
    public void admit(Viewer viewer, int files) {
        if (files == 0) {
            return;
        }
        long staff = viewer.staff().value();
        Instant now = clock.instant();
        OneAtATime.in(jdbc, "upload", staff);
        jdbc.sql("delete from upload_attempt where staff_id = :staff and at <= :before")
                .param("staff", staff)
                .param("before", Timestamp.from(now.minus(MINUTE)))
                .update();
        int sent = jdbc.sql("select coalesce(sum(files), 0) from upload_attempt where staff_id = :staff")
                .param("staff", staff)
                .query(Integer.class)
                .single();
        if (sent + files > MOST_A_MINUTE) {
            throw new Throttled(MINUTE);
        }
        jdbc.sql("insert into upload_attempt (staff_id, at, files) values (:staff, :at, :files)")
                .param("staff", staff)
                .param("at", Timestamp.from(now))
                .param("files", files)
                .update();
    }
}
