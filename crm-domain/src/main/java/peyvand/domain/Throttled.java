package peyvand.domain;

import java.time.Duration;

/** Too much at once, or too many attempts. Nothing was done; trying again helps after a while. */
public final class Throttled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Throttled(Duration retryAfter) {
        super("retry after " + retryAfter);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
