package peyvand.operational.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import peyvand.domain.RuleViolation;

class PasswordsTest {

    private final PasswordEncoder real = new PasswordConfiguration().passwordEncoder();
    private final Counting counting = new Counting();

    @Test
    void costsTheSameForAnAccountThatDoesNotExist() {
        Passwords passwords = new Passwords(counting);

        assertThat(passwords.matches("whatever it is", null)).isFalse();
        assertThat(counting.checks.get()).isEqualTo(1);

        passwords.matches("whatever it is", "{pbkdf2}hash");
        assertThat(counting.checks.get()).isEqualTo(2);
    }

    @Test
    void neverLetsTheHashOfNobodyIn() {
        assertThat(new Passwords(counting).matches("right", null)).isFalse();
        assertThat(new Passwords(real).matches("", null)).isFalse();
    }

    @Test
    void lasts() {
        Passwords passwords = new Passwords(real);
        String hash = passwords.hash("سلام بر شما ای دوستان", "sara@example.com");

        assertThat(hash).startsWith("{pbkdf2}");
        assertThat(new Pbkdf2PasswordEncoder("", 16, 310_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256)
                        .matches("سلام بر شما ای دوستان", hash.substring("{pbkdf2}".length())))
                .as("slow enough for whoever guesses")
                .isTrue();
        assertThat(passwords.matches("سلام بر شما ای دوستان", hash)).isTrue();
        assertThat(passwords.matches("سلام بر شما ای دوست", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
    }

    @Test
    void checksOnlyAFewAtOnce() {
        Passwords passwords = new Passwords(counting);

        IntStream.range(0, 40).parallel().forEach(i -> passwords.matches("guess number " + i, "{pbkdf2}hash"));

        assertThat(counting.most.get())
                .isLessThanOrEqualTo(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void refusesShortLongAndObviousPasswords() {
        Passwords passwords = new Passwords(counting);

        assertThatThrownBy(() -> passwords.hash("elevenchars", "a@b"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.password.short");
        assertThatThrownBy(() -> passwords.hash("x1y2".repeat(33), "a@b")).hasMessage("rule.password.long");
        assertThatThrownBy(() -> passwords.hash("aaaaaaaaaaaaaa", "a@b")).hasMessage("rule.password.guessable");
        assertThatThrownBy(() -> passwords.hash("sara@example.com", "Sara@example.com"))
                .hasMessage("rule.password.guessable");
        assertThatCode(() -> passwords.hash("آبپتجچحخدرزس".repeat(10), "a@b")).doesNotThrowAnyException();
    }

    private static final class Counting implements PasswordEncoder {

        private final AtomicInteger checks = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            checks.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return true;
        }
    }
}
