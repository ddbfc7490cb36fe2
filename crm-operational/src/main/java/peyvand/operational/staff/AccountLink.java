package peyvand.operational.staff;

import java.time.Duration;
import java.time.Instant;
import peyvand.domain.StaffId;

/**
 * A link by which somebody gets into their account, to be handed to them and to nobody else.
 *
 * @param token the secret in the address; it is not stored, so this is the only moment to pass it on
 * @param language in which to write to them
 */
public record AccountLink(
        StaffId staff, String name, String email, Language language, Purpose purpose, String token, Instant expiresAt) {

    /** What a link is good for, and for how long. */
    public enum Purpose {
        INVITATION(Duration.ofDays(7)),
        RESET(Duration.ofHours(1));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        Duration life() {
            return life;
        }
    }

    @Override
    public String toString() {
        return "AccountLink[" + purpose + " of " + staff + "]";
    }
}
