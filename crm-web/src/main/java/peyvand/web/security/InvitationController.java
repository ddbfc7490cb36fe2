package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
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
import peyvand.domain.StaffId;
import peyvand.operational.staff.AccountLog;
import peyvand.operational.staff.Invitations;
import peyvand.operational.staff.Invitee;

/** Where a new colleague comes in. */
@Controller
@RequestMapping("/invitation/{token}")
class InvitationController {

    static final String GONE = "security/link-gone";

    private static final String PAGE = "security/invitation";

    private final Invitations invitations;
    private final StaffSessions sessions;
    private final AccountLog log;

    InvitationController(Invitations invitations, StaffSessions sessions, AccountLog log) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.log = log;
    }

    @GetMapping
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<Invitee> person = invitations.invited(token);
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return GONE;
        }
        model.addAttribute("form", InvitationForm.of(person.get().name()));
        model.addAttribute("email", person.get().email());
        return PAGE;
    }

    @PostMapping
    String accept(
            @PathVariable String token,
            @Valid @ModelAttribute("form") InvitationForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Invitee> person = invitations.invited(token);
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return GONE;
        }
        form.check(errors);
        if (!errors.hasErrors()) {
            try {
                String address = ClientAddress.of(request);
                StaffId id = invitations.accept(token, form.name(), form.password(), address);
                sessions.begin(id, request, response);
                log.signedIn(id, address);
                LanguageCookie.set(request, response, person.get().language());
                return "redirect:/";
            } catch (RuleViolation rule) {
                errors.rejectValue("password", rule.key(), rule.args(), null);
            } catch (NotFound used) {
                response.setStatus(HttpStatus.NOT_FOUND.value());
                return GONE;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("email", person.get().email());
        return PAGE;
    }
}
