package peyvand.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import peyvand.web.i18n.CurrentPreferences;

/** Says what went wrong in the language and the form that whoever asked can read: page, fragment or problem document. */
@Component
class FailureAnswer {

    private final MessageSource messages;
    private final CurrentPreferences preferences;

    FailureAnswer(MessageSource messages, CurrentPreferences preferences) {
        this.messages = messages;
        this.preferences = preferences;
    }

    Object to(HttpServletRequest request, HttpServletResponse response, Failure failure) {
        Locale language = preferences.of(request).language();
        String title = Objects.requireNonNullElse(
                messages.getMessage(failure.title(), null, failure.title(), language), failure.title());
        String message = Objects.requireNonNullElse(
                messages.getMessage(failure.message(), failure.args(), title, language), title);
        if (failure.retryAfter() != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(failure.retryAfter().toSeconds() + 1));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        if (Answers.json(request)) {
            return problem(failure, title, message);
        }
        Map<String, Object> model = Map.of(
                "status",
                failure.status().value(),
                "title",
                title,
                "message",
                message,
                "incident",
                failure.incident() == null ? "" : failure.incident());
        String view = Answers.fragment(request) ? "error/error :: fragment" : "error/error";
        return new ModelAndView(view, model, failure.status());
    }

    private static ResponseEntity<ProblemDetail> problem(Failure failure, String title, String message) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(failure.status(), message);
        problem.setTitle(title);
        if (failure.incident() != null) {
            problem.setProperty("incident", failure.incident());
        }
        return ResponseEntity.status(failure.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
