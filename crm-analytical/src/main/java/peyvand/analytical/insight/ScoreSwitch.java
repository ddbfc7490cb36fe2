package peyvand.analytical.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a score is shown.
 *
 * @param at when it was switched last, by whom and why; null where it never was
 */
public record ScoreSwitch(
        Score score,
        boolean shown,
        @Nullable Instant at,
        @Nullable String byName,
        @Nullable String reason) {}
