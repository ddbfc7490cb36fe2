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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.staff.SignedInStaff;
import peyvand.operational.staff.StaffMembers;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.Ui;

/** How the viewer likes to see things, and their password. */
@Controller
@RequestMapping("/preferences")
class PreferencesController {

    private static final String PAGE = "security/preferences";

    private final StaffMembers staff;
    private final StaffQueries queries;
    private final StaffSessions sessions;

    PreferencesController(StaffMembers staff, StaffQueries queries, StaffSessions sessions) {
        this.staff = staff;
        this.queries = queries;
        this.sessions = sessions;
    }

    @ModelAttribute("zones")
    List<String> zones() {
        return Choices.ZONES;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        return show(viewer, model);
    }

    @PostMapping
    String save(
            Viewer viewer,
            @Valid @ModelAttribute("form") PreferencesForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(viewer, model);
        }
        staff.prefer(viewer, form.preferences());
        LanguageCookie.set(request, response, form.language());
        redirect.addFlashAttribute("done", "preferences.saved");
        return "redirect:/preferences";
    }

    @PostMapping("/signature")
    String sign(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "") String signature,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            staff.sign(viewer, signature);
        } catch (RuleViolation rule) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("signature", signature);
            model.addAttribute("signatureProblem", ui.message(rule.key(), rule.args()));
            return show(viewer, model);
        }
        redirect.addFlashAttribute("done", "preferences.saved");
        return "redirect:/preferences";
    }

    @PostMapping("/password")
    String changePassword(
            Viewer viewer,
            @ModelAttribute("password") PasswordForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        form.check(errors);
        if (!errors.hasErrors()) {
            try {
                staff.changePassword(viewer, form.current(), form.password());
                sessions.endAll(viewer.staff());
                sessions.begin(viewer.staff(), request, response);
                redirect.addFlashAttribute("done", "preferences.password.changed");
                return "redirect:/preferences";
            } catch (RuleViolation rule) {
                String field = rule.key().equals("rule.password.wrong") ? "current" : "password";
                errors.rejectValue(field, rule.key(), rule.args(), null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, model);
    }

    private String show(Viewer viewer, Model model) {
        SignedInStaff me = StaffSessions.current().orElseThrow();
        model.addAttribute("me", me);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", PreferencesForm.of(me.preferences()));
        }
        if (!model.containsAttribute("password")) {
            model.addAttribute("password", PasswordForm.EMPTY);
        }
        if (!model.containsAttribute("signature")) {
            model.addAttribute("signature", queries.signature(viewer));
        }
        return PAGE;
    }
}
