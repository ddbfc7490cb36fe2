package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.StaffId;
import peyvand.domain.Throttled;
import peyvand.operational.staff.Setup;
import peyvand.operational.staff.SignIn;
import peyvand.operational.staff.StaffQueries;

@Controller
@RequestMapping("/sign-in")
class SignInController {

    private static final String PAGE = "security/sign-in";

    private final SignIn signIn;
    private final Setup setup;
    private final StaffQueries staff;
    private final StaffSessions sessions;

    SignInController(SignIn signIn, Setup setup, StaffQueries staff, StaffSessions sessions) {
        this.signIn = signIn;
        this.setup = setup;
        this.staff = staff;
        this.sessions = sessions;
    }

    @GetMapping
    String page(@RequestParam(required = false) @Nullable String next, Model model) {
        if (!setup.done()) {
            return "redirect:/setup";
        }
        if (StaffSessions.current().isPresent()) {
            return "redirect:" + SafeTarget.of(next);
        }
        model.addAttribute("form", new SignInForm("", "", SafeTarget.of(next)));
        return PAGE;
    }

    @PostMapping
    String signIn(
            @ModelAttribute("form") SignInForm form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<StaffId> person;
        try {
            person = signIn.withPassword(form.givenEmail(), form.givenPassword(), ClientAddress.of(request));
        } catch (Throttled throttled) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(throttled.retryAfter().toSeconds() + 1));
            model.addAttribute("minutes", throttled.retryAfter().toMinutes() + 1);
            return PAGE;
        }
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("wrong", true);
            return PAGE;
        }
        sessions.begin(person.get(), request, response);
        staff.signedIn(person.get())
                .ifPresent(known -> LanguageCookie.set(
                        request, response, known.preferences().language()));
        return "redirect:" + SafeTarget.of(form.next());
    }
}
