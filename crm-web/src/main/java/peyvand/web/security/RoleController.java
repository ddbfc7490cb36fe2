package peyvand.web.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.staff.Reach;
import peyvand.operational.staff.RolePolicies;
import peyvand.operational.staff.RolePolicy;
import peyvand.web.i18n.Ui;

/** What each role may do and see; for administrators. */
@Controller
@RequestMapping("/roles")
class RoleController {

    private static final List<Right> GIVEN = Arrays.stream(Right.values())
            .filter(right -> right != Right.ADMINISTER)
            .toList();

    private final RolePolicies policies;

    RoleController(RolePolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        model.addAttribute("policies", policies.all(viewer));
        model.addAttribute("rights", GIVEN);
        model.addAttribute("reaches", Reach.values());
        return "security/roles";
    }

    @PostMapping("/{role}")
    String set(
            Viewer viewer,
            Ui ui,
            @PathVariable Role role,
            @RequestParam(name = "right", required = false) @Nullable Set<Right> rights,
            @RequestParam Reach customers,
            @RequestParam Reach orders,
            RedirectAttributes after) {
        try {
            policies.set(viewer, new RolePolicy(role, rights == null ? Set.of() : rights, customers, orders));
            after.addFlashAttribute("notice", ui.message("form.saved"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:/roles";
    }
}
