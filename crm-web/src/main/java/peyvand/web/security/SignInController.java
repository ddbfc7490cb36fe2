package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

@Controller
@RequestMapping("/sign-in")
class SignInController {

    private static final String PAGE = "security/sign-in";

    private final SignIn signIn;
    private final Setup setup;
    private final SignInSteps steps;

    SignInController(SignIn signIn, Setup setup, SignInSteps steps) {
        this.signIn = signIn;
        this.setup = setup;
        this.steps = steps;
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
            steps.throttle(throttled, model, response);
            return PAGE;
        }
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("wrong", true);
            return PAGE;
        }
        return steps.afterPassword(person.get(), form.next(), request, response);
    }
}
