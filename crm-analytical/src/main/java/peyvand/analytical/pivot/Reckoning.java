package peyvand.analytical.pivot;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is reckoned in the background.
 *
 * @param share of it that is done, from 0 to 1
 * @param stopAsked whether somebody wants it to end
 * @param told null before the first
 */
public record Reckoning(
        State state,
        double share,
        Instant askedAt,
        boolean stopAsked,
        @Nullable Answer told) {

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        STOPPED,
        FAILED;

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    public Optional<Answer> answer() {
        return Optional.ofNullable(told);
    }
}
