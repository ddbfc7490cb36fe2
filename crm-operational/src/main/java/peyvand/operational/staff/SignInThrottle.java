package peyvand.operational.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.Throttled;

/**
 * Slows guessing down. Failures are counted per account and address, and far more generously per account and per address
 * alone: so guessing stops, but nobody can lock a colleague out from elsewhere with a handful of wrong passwords. The
 * counts are rows, hence the same on every node and after a restart.
 */
@Component
class SignInThrottle {

    /** Failures within the window that stop further attempts for one window. */
    static final int PER_ACCOUNT_AND_ADDRESS = 10;

    static final int PER_ADDRESS = 100;
    static final int PER_ACCOUNT = 100;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses where too many attempts have failed of late. */
    void check(String account, String address) {
        Instant now = clock.instant();
        for (Limit limit : limits(account, address)) {
            Instant until = blockedUntil(limit, now);
            if (now.isBefore(until)) {
                throw new Throttled(Duration.between(now, until));
            }
        }
    }

    void failed(String account, String address) {
        Timestamp now = Timestamp.from(clock.instant());
        for (Limit limit : limits(account, address)) {
            jdbc.sql("insert into crm.sign_in_failure (key, at) values (:key, :at)")
                    .param("key", limit.key())
                    .param("at", now)
                    .update();
        }
    }

    /** Forgets the failures of this account from this address; the wider counts stay, lest an insider reset them. */
    void succeeded(String account, String address) {
        jdbc.sql("delete from crm.sign_in_failure where key = :key")
                .param("key", limits(account, address).get(0).key())
                .update();
    }

    /** Deletes what no longer counts. */
    void sweep() {
        jdbc.sql("delete from crm.sign_in_failure where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(WINDOW.multipliedBy(3))))
                .update();
    }

    /** One window after the latest failure, if the allowed number of failures happened within a window; else long ago. */
    private Instant blockedUntil(Limit limit, Instant now) {
        return jdbc.sql("""
                select count(*) as failures, min(at) as earliest, max(at) as latest
                from (select at from crm.sign_in_failure
                      where key = :key and at > :since
                      order by at desc limit :allowed) f
                """)
                .param("key", limit.key())
                .param("since", Timestamp.from(now.minus(WINDOW.multipliedBy(2))))
                .param("allowed", limit.allowed())
                .query((row, n) -> {
                    if (row.getInt("failures") < limit.allowed()) {
                        return Instant.MIN;
                    }
                    Instant earliest = row.getTimestamp("earliest").toInstant();
                    Instant latest = row.getTimestamp("latest").toInstant();
                    return latest.isAfter(earliest.plus(WINDOW)) ? Instant.MIN : latest.plus(WINDOW);
                })
                .single();
    }

    private static List<Limit> limits(String account, String address) {
        String name = fingerprint(account);
        return List.of(
                new Limit("both:" + name + ":" + address, PER_ACCOUNT_AND_ADDRESS),
                new Limit("address:" + address, PER_ADDRESS),
                new Limit("account:" + name, PER_ACCOUNT));
    }

    /** People type passwords into the wrong field: what they typed is not kept. */
    private static String fingerprint(String account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(account.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Limit(String key, int allowed) {}
}
