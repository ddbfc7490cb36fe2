package peyvand.operational.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.ActivityId;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The secret links by which other calendars read somebody's activities: one each, which can be renewed and removed. */
@Service
@Transactional
public class CalendarFeeds {

    private static final int SECRET_BYTES = 32;
    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a new link; one that was there before leads nowhere from now on. @return its secret, which is told once */
    public String renew(Viewer viewer) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into calendar_feed (staff_id, token_hash, created_at) values (:staff, :hash, :at)
                on conflict (staff_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at
                """)
                .param("staff", viewer.staff().value())
                .param("hash", hash(token))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        record(viewer, true);
        return token;
    }

    public void remove(Viewer viewer) {
        int removed = jdbc.sql("delete from calendar_feed where staff_id = :staff")
                .param("staff", viewer.staff().value())
                .update();
        if (removed > 0) {
            record(viewer, false);
        }
    }

    /** Since when the viewer has a link; empty where they have none. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(Viewer viewer) {
        return jdbc.sql("select created_at from calendar_feed where staff_id = :staff")
                .param("staff", viewer.staff().value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /**
     * What the owner of this secret has to do, some months back and a year ahead.
     *
     * @throws NotFound when no link of somebody who works here has this secret
     */
    @Transactional(readOnly = true)
    public List<FeedEntry> entries(String token) {
        StaffId owner = jdbc.sql("""
                select s.id from calendar_feed f join staff s on s.id = f.staff_id and s.enabled where f.token_hash = :hash
                """)
                .param("hash", hash(token))
                .query(Long.class)
                .optional()
                .map(StaffId::new)
                .orElseThrow(() -> new NotFound("calendar feed"));
        return jdbc.sql("""
                select id, kind, title, note, day, starts_at, ends_at, created_at, updated_at, version from activity
                where owner_id = :owner and state <> 'CANCELLED' and begins_at >= :from and begins_at < :to
                order by begins_at, id limit :most
                """)
                .param("owner", owner.value())
                .param("from", Timestamp.from(clock.instant().minus(BACK)))
                .param("to", Timestamp.from(clock.instant().plus(AHEAD)))
                .param("most", MOST)
                .query(CalendarFeeds::entry)
                .list();
    }

    private void record(Viewer viewer, boolean there) {
        Changes changes = Changes.between(Map.of("calendarFeed", !there), Map.of("calendarFeed", there));
        audit.record(viewer, "CHANGED", RecordKind.STAFF, viewer.staff().value(), null, changes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeedEntry entry(ResultSet row, int number) throws SQLException {
        return new FeedEntry(
                new ActivityId(row.getLong("id")),
                ActivityKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("note"),
                new ActivityTime(
                        row.getObject("day", LocalDate.class), instant(row, "starts_at"), instant(row, "ends_at")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
