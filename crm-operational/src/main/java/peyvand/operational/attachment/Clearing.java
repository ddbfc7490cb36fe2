package peyvand.operational.attachment;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Deletes what was removed long enough ago, and what a killed node left behind: content without a row. May break off
 * anywhere and begin again: the row goes first, and its content is then such a remainder.
 */
@Service
class Clearing {

    static final Duration CAN_COME_BACK = Duration.ofDays(7);

    /** No form takes so long to come in. */
    static final Duration STRAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final FileDirectory directory;
    private final Clock clock;

    Clearing(JdbcClient jdbc, FileDirectory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    void clear() throws IOException {
        for (String key : jdbc.sql("delete from attachment where removed_at < :before returning key")
                .param("before", Timestamp.from(clock.instant().minus(CAN_COME_BACK)))
                .query(String.class)
                .list()) {
            directory.delete(new AttachmentKey(key));
        }
        directory.clearIncoming(clock.instant().minus(STRAY));
        directory.deleteAll(clock.instant().minus(STRAY), this::withoutRow);
    }

    private List<AttachmentKey> withoutRow(List<AttachmentKey> keys) {
        Set<String> known = new HashSet<>(jdbc.sql("select key from attachment where key = any (:keys)")
                .param("keys", keys.stream().map(AttachmentKey::value).toArray(String[]::new))
                .query(String.class)
                .list());
        return keys.stream().filter(key -> !known.contains(key.value())).toList();
    }
}
