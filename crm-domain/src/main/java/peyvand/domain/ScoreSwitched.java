package peyvand.domain;

import org.jspecify.annotations.Nullable;

/**
 * Somebody has decided that something the analysis says is shown from now on, or no more. Told within the transaction that did it.
 *
 * @param score its name
 * @param reason why; null where nobody said
 */
public record ScoreSwitched(
        Viewer by, String score, boolean shown, @Nullable String reason) {}
