package peyvand.web.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, as far as it concerns whoever asked.
 *
 * @param message the key of the message that says what to do
 * @param retryAfter when trying again may help
 * @param incident the number under which the log has the details; only for our own faults
 */
record Failure(
        HttpStatus status,
        String title,
        String message,
        Object[] args,
        @Nullable Duration retryAfter,
        @Nullable String incident) {

    static Failure of(HttpStatus status) {
        return of(status, "error." + known(status) + ".message");
    }

    static Failure of(HttpStatus status, String message, Object... args) {
        return new Failure(status, "error." + known(status) + ".title", message, args, null, null);
    }

    Failure retryAfter(Duration duration) {
        return new Failure(status, title, message, args, duration, incident);
    }

    Failure incident(String number) {
        return new Failure(status, title, message, args, retryAfter, number);
    }

    /** The statuses that have words of their own; the others borrow those of their class. */
    private static int known(HttpStatus status) {
        return switch (status.value()) {
            case 400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503 -> status.value();
            default -> status.is5xxServerError() ? 500 : 400;
        };
    }
}
