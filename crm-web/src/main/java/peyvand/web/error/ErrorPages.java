package peyvand.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of a controller: in a filter, in the security chain, in the server. */
@Controller
class ErrorPages implements ErrorController {

    private final FailureAnswer answer;

    ErrorPages(FailureAnswer answer) {
        this.answer = answer;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        return answer.to(request, response, failure(request));
    }

    private static Failure failure(HttpServletRequest request) {
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (cause instanceof EOFException) {
            return Failure.of(HttpStatus.BAD_REQUEST); // the request broke off; nobody reads this
        }
        if (cause instanceof Throwable thrown) {
            return Failures.failure(thrown, request);
        }
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        if (status == null || !status.isError()) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return Failure.of(
                status, Answers.explanation(request, Failure.of(status).message()));
    }
}
