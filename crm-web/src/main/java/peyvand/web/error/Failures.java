package peyvand.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import peyvand.domain.NotFound;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Throttled;

/** Turns what a controller throws into an answer. Only what is our own fault is logged, under a number people can tell us. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FailureAnswer answer;

    Failures(FailureAnswer answer) {
        this.answer = answer;
    }

    @ExceptionHandler
    @Nullable
    Object handle(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (thrown instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return null;
        }
        return answer.to(request, response, failure(thrown, request));
    }

    static Failure failure(Throwable thrown, HttpServletRequest request) {
        if (thrown instanceof NotFound) {
            return Failure.of(HttpStatus.NOT_FOUND);
        }
        if (thrown instanceof Refused || thrown instanceof AccessDeniedException) {
            return Failure.of(HttpStatus.FORBIDDEN);
        }
        if (thrown instanceof RuleViolation rule) {
            return Failure.of(HttpStatus.UNPROCESSABLE_CONTENT, rule.key(), rule.args());
        }
        if (thrown instanceof Stale
                || thrown instanceof PessimisticLockingFailureException
                || thrown instanceof DuplicateKeyException
                || thrown instanceof org.springframework.dao.OptimisticLockingFailureException) {
            return Failure.of(HttpStatus.CONFLICT);
        }
        if (thrown instanceof Throttled throttled) {
            return Failure.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "error.429.minutes",
                            throttled.retryAfter().toMinutes() + 1)
                    .retryAfter(throttled.retryAfter());
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Failure.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Failure.of(HttpStatus.NOT_FOUND);
        }
        if (thrown instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
            if (status != null && status.is4xxClientError()) {
                return Failure.of(status);
            }
        }
        if (thrown instanceof TypeMismatchException
                || thrown instanceof HttpMessageNotReadableException
                || thrown instanceof ServletRequestBindingException
                || thrown instanceof MultipartException
                || thrown instanceof RequestRejectedException
                || thrown instanceof InvalidParameterException
                || thrown instanceof InvalidFileNameException
                || unstorable(thrown)) {
            return Failure.of(HttpStatus.BAD_REQUEST);
        }
        boolean unavailable = thrown instanceof DataAccessResourceFailureException
                || thrown instanceof CannotCreateTransactionException
                || thrown instanceof QueryTimeoutException
                || cutOff(thrown);
        return ours(unavailable ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR, thrown, request);
    }

    static Failure ours(HttpStatus status, Throwable thrown, HttpServletRequest request) {
        byte[] number = new byte[4];
        RANDOM.nextBytes(number);
        String incident = HexFormat.of().formatHex(number);
        log.error("Incident {}: {} of {} failed", incident, request.getMethod(), handler(request), thrown);
        return Failure.of(status).incident(incident);
    }

    /** The mapping that was asked for, not the address: that may hold anything, line ends too. */
    private static Object handler(HttpServletRequest request) {
        Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "no page of ours" : pattern;
    }

    /** Whether the database went away meanwhile (SQLSTATE class 08, connection exception, and 57P, operator intervention). */
    private static boolean cutOff(Throwable thrown) {
        return hasState(thrown, "08") || hasState(thrown, "57P") || hasStatelessFault(thrown);
    }

    /** What the connection pool says of a connection it has closed already: a fault of SQL without a state of its own. */
    private static boolean hasStatelessFault(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() == null && sql.getCause() == null) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database says that a value cannot be what it should be (SQLSTATE class 22, data exception). */
    private static boolean unstorable(Throwable thrown) {
        return hasState(thrown, "22");
    }

    private static boolean hasState(Throwable thrown, String beginning) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
