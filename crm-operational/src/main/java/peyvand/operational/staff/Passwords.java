package peyvand.operational.staff;

import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import peyvand.domain.RuleViolation;
import peyvand.domain.Throttled;

/**
 * Hashes and checks passwords. A check is slow on purpose, so only a few run at once: a flood of sign-ins must not take
 * the processors from everybody else.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** No password has this hash, yet to compare with it costs what every comparison costs. */
    private static final String NOBODYS = "{pbkdf2}" + "00".repeat(48);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final PasswordEncoder encoder;
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** The hash of a new password, once it has kept the rules. */
    String hash(String password, String email) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST) {
            throw new RuleViolation("rule.password.short", SHORTEST);
        }
        if (length > LONGEST) {
            throw new RuleViolation("rule.password.long", LONGEST);
        }
        if (normal.equalsIgnoreCase(email) || normal.codePoints().distinct().count() < 4) {
            throw new RuleViolation("rule.password.guessable");
        }
        return inTurn(() -> encoder.encode(normal));
    }

    /** Whether the password has this hash. No hash, for an account that does not exist, costs the same. */
    boolean matches(String password, @Nullable String hash) {
        String normal = password.length() > 4 * LONGEST ? "" : normal(password);
        boolean same = inTurn(() -> encoder.matches(normal, hash == null ? NOBODYS : hash));
        return same && hash != null;
    }

    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Throttled(LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Throttled(LONGEST_WAIT);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** The same letters typed on different keyboards are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
