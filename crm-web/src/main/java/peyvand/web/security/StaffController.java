package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Role;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.staff.Invitations;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.SecondFactors;
import peyvand.operational.staff.StaffMembers;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.Preferences;
import peyvand.web.i18n.Ui;

/** Who works here; for administrators. */
@Controller
@RequestMapping("/staff")
class StaffController {

    private static final String PAGE = "security/staff";

    private final StaffMembers members;
    private final Invitations invitations;
    private final SecondFactors factors;
    private final StaffQueries queries;
    private final StaffSessions sessions;
    private final LinkPage link;

    StaffController(
            StaffMembers members,
            Invitations invitations,
            SecondFactors factors,
            StaffQueries queries,
            StaffSessions sessions,
            LinkPage link) {
        this.members = members;
        this.invitations = invitations;
        this.factors = factors;
        this.queries = queries;
        this.sessions = sessions;
        this.link = link;
    }

    @GetMapping
    String list(Viewer viewer, Preferences preferences, Model model) {
        model.addAttribute(
                "form", StaffForm.fresh(Language.of(preferences.language().toLanguageTag())));
        return show(viewer, model);
    }

    @PostMapping
    String invite(
            Viewer viewer,
            @Valid @ModelAttribute("form") StaffForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                return link.show(invitations.invite(viewer, form.person()), model, request);
            } catch (RuleViolation rule) {
                errors.rejectValue("email", rule.key(), rule.args(), null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, model);
    }

    @PostMapping("/{id}/roles")
    String assign(
            Viewer viewer,
            Ui ui,
            @PathVariable StaffId id,
            @RequestParam(name = "role", required = false) @Nullable Set<Role> roles,
            RedirectAttributes after) {
        try {
            members.assign(viewer, id, roles == null ? Set.of() : roles);
            after.addFlashAttribute("notice", ui.message("form.saved"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:/staff";
    }

    @PostMapping("/{id}/enabled")
    String enable(Viewer viewer, @PathVariable StaffId id, @RequestParam boolean enabled, RedirectAttributes redirect) {
        if (enabled) {
            members.enable(viewer, id);
        } else {
            members.disable(viewer, id);
            sessions.endAll(id);
        }
        redirect.addFlashAttribute("done", enabled ? "staff.enabled" : "staff.disabled");
        return "redirect:/staff";
    }

    @PostMapping("/{id}/second-factor/removal")
    String resetSecondFactor(Viewer viewer, @PathVariable StaffId id, RedirectAttributes redirect) {
        factors.reset(viewer, id);
        redirect.addFlashAttribute("done", "staff.secondFactor.done");
        return "redirect:/staff";
    }

    private String show(Viewer viewer, Model model) {
        model.addAttribute("people", queries.all(viewer));
        model.addAttribute("myId", viewer.staff());
        model.addAttribute("roles", Role.values());
        return PAGE;
    }
}
