package peyvand.analytical.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a step of a run took.
 *
 * @param millis null while it goes on
 */
public record StepTime(
        long run, Step step, Instant beganAt, @Nullable Long millis) {}
