package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.StaffId;
import peyvand.domain.Throttled;
import peyvand.operational.staff.AccountLog;
import peyvand.operational.staff.SecondFactors;
import peyvand.operational.staff.StaffQueries;

/** What both pages of signing in have in common. */
@Component
class SignInSteps {

    private final SecondFactors factors;
    private final StaffQueries staff;
    private final StaffSessions sessions;
    private final AccountLog log;

    SignInSteps(SecondFactors factors, StaffQueries staff, StaffSessions sessions, AccountLog log) {
        this.factors = factors;
        this.staff = staff;
        this.sessions = sessions;
        this.log = log;
    }

    /** After the password: in, or to the page that asks for a code. */
    String afterPassword(
            StaffId person, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        if (factors.active(person)) {
            sessions.beginProof(person, request, response);
            return "redirect:" + SafeTarget.codeFor(next);
        }
        return complete(person, next, request, response);
    }

    /** In. */
    String complete(StaffId person, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(person, request, response);
        log.signedIn(person, ClientAddress.of(request));
        staff.signedIn(person)
                .ifPresent(known -> LanguageCookie.set(
                        request, response, known.preferences().language()));
        return "redirect:" + SafeTarget.of(next);
    }

    void throttle(Throttled throttled, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(throttled.retryAfter().toSeconds() + 1));
        model.addAttribute("minutes", throttled.retryAfter().toMinutes() + 1);
    }
}
