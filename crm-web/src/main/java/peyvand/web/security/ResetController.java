package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.operational.staff.PasswordResets;

/** Where somebody who has forgotten their password chooses a new one. It signs nobody in: a second factor still counts. */
@Controller
@RequestMapping("/reset/{token}")
class ResetController {

    private static final String PAGE = "security/reset";

    private final PasswordResets resets;
    private final StaffSessions sessions;

    ResetController(PasswordResets resets, StaffSessions sessions) {
        this.resets = resets;
        this.sessions = sessions;
    }

    @GetMapping
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        if (!resets.works(token)) {
            return gone(response);
        }
        model.addAttribute("form", NewPasswordForm.EMPTY);
        return PAGE;
    }

    @PostMapping
    String reset(
            @PathVariable String token,
            @ModelAttribute("form") NewPasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        form.check(errors);
        if (!errors.hasErrors()) {
            try {
                sessions.endAll(resets.reset(token, form.password(), ClientAddress.of(request)));
                sessions.end(request, response);
                return "security/reset-done";
            } catch (RuleViolation rule) {
                errors.rejectValue("password", rule.key(), rule.args(), null);
            } catch (NotFound used) {
                return gone(response);
            }
        } else if (!resets.works(token)) {
            return gone(response);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return PAGE;
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return InvitationController.GONE;
    }
}
