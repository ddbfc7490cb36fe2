package peyvand.operational.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets few be asked for in an hour: nobody's mailbox is filled by somebody who knows their address. */
@Component
class ResetThrottle {

    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ResetThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether there may be one more under this key; if so, it counts. Of those that ask at once, each waits for the other. */
    @Transactional
    boolean admits(String key) {
        Instant now = clock.instant();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "reset " + key)
                .query((row, n) -> true)
                .single();
        return jdbc.sql("""
                insert into crm.reset_request (key, at)
                select :key, :now
                where (select count(*) from crm.reset_request where key = :key and at > :since) < :most
                """)
                        .param("key", key)
                        .param("now", Timestamp.from(now))
                        .param("since", Timestamp.from(now.minus(WINDOW)))
                        .param("most", MOST)
                        .update()
                == 1;
    }

    /** Deletes what no longer counts. */
    void sweep() {
        jdbc.sql("delete from crm.reset_request where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
    }
}
