package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import peyvand.domain.RecordKind;
import peyvand.operational.audit.AuditLog;
import peyvand.web.error.Answers;

/** What becomes of a request that the security chain does not let through. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuditLog audit;

    Refusals(AuditLog audit) {
        this.audit = audit;
    }

    /** A page leads to the sign-in, a fragment makes its page go there, a program gets a plain 401. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authentication)
            throws IOException {
        if (Answers.fragment(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", SafeTarget.signInForPage(request.getHeader("HX-Current-URL")));
        } else if (Answers.json(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", SafeTarget.signInFor(request));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            Answers.explain(request, "error.token");
        }
        StaffSessions.current()
                .ifPresent(person -> audit.tell(
                        person.viewer(ClientAddress.of(request)),
                        "REFUSED",
                        RecordKind.STAFF,
                        request.getMethod() + " " + request.getRequestURI()));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
