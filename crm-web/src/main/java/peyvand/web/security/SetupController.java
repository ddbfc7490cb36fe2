package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.operational.staff.AlreadyFounded;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.Setup;
import peyvand.web.i18n.Preferences;

/** The very first page of a new installation; there is no such page afterwards. */
@Controller
@RequestMapping("/setup")
class SetupController {

    private static final String PAGE = "security/setup";

    private final Setup setup;
    private final StaffSessions sessions;

    SetupController(Setup setup, StaffSessions sessions) {
        this.setup = setup;
        this.sessions = sessions;
    }

    @ModelAttribute("currencies")
    List<String> currencies() {
        return Choices.CURRENCIES;
    }

    @ModelAttribute("zones")
    List<String> zones() {
        return Choices.ZONES;
    }

    @GetMapping
    String page(Preferences preferences, Model model) {
        if (setup.done()) {
            throw new NotFound("setup");
        }
        model.addAttribute(
                "form", SetupForm.fresh(Language.of(preferences.language().toLanguageTag())));
        return PAGE;
    }

    @PostMapping
    String found(
            @Valid @ModelAttribute("form") SetupForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        String address = ClientAddress.of(request);
        if (!setup.admits(form.secret(), address)) {
            errors.rejectValue("secret", "setup.secret.wrong");
            return again(response, HttpStatus.FORBIDDEN);
        }
        form.check(errors);
        if (errors.hasErrors()) {
            return again(response, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            StaffId first = setup.found(form.secret(), form.founding(), address);
            sessions.begin(first, request, response);
            LanguageCookie.set(request, response, form.language());
            return "redirect:/";
        } catch (AlreadyFounded e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return "security/already-founded";
        } catch (RuleViolation rule) {
            errors.rejectValue("password", rule.key(), rule.args(), null);
            return again(response, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static String again(HttpServletResponse response, HttpStatus status) {
        response.setStatus(status.value());
        return PAGE;
    }
}
