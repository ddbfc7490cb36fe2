package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.StaffId;
import peyvand.domain.Throttled;
import peyvand.operational.staff.SecondFactors;

/** The second page of signing in, for who needs a code beside the password. */
@Controller
@RequestMapping("/sign-in/code")
class SignInCodeController {

    private static final String PAGE = "security/sign-in-code";
    private static final String FIRST_PAGE = "redirect:/sign-in";

    private final SecondFactors factors;
    private final StaffSessions sessions;
    private final SignInSteps steps;

    SignInCodeController(SecondFactors factors, StaffSessions sessions, SignInSteps steps) {
        this.factors = factors;
        this.sessions = sessions;
        this.steps = steps;
    }

    @GetMapping
    String page(@RequestParam(required = false) @Nullable String next, Model model, HttpServletRequest request) {
        model.addAttribute("next", SafeTarget.of(next));
        return sessions.proving(request).isPresent() ? PAGE : FIRST_PAGE;
    }

    @PostMapping
    String prove(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<StaffId> person = sessions.proving(request);
        if (person.isEmpty()) {
            return FIRST_PAGE;
        }
        model.addAttribute("next", SafeTarget.of(next));
        try {
            if (factors.proves(person.get(), code, ClientAddress.of(request))) {
                return steps.complete(person.get(), next, request, response);
            }
        } catch (Throttled throttled) {
            steps.throttle(throttled, model, response);
            return PAGE;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("wrong", true);
        return PAGE;
    }
}
