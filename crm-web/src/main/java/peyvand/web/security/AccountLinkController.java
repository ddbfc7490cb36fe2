package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.staff.AccountLink;
import peyvand.operational.staff.Invitations;
import peyvand.operational.staff.PasswordResets;
import peyvand.web.i18n.Ui;

/** Links that let colleagues into their accounts; for administrators. Each is shown once, in the answer that makes it. */
@Controller
@RequestMapping("/staff/{id}")
class AccountLinkController {

    private static final String STAFF = "redirect:/staff";

    private final Invitations invitations;
    private final PasswordResets resets;
    private final LinkPage page;

    AccountLinkController(Invitations invitations, PasswordResets resets, LinkPage page) {
        this.invitations = invitations;
        this.resets = resets;
        this.page = page;
    }

    @PostMapping("/invitation")
    String inviteAgain(
            Viewer viewer,
            Ui ui,
            @PathVariable StaffId id,
            Model model,
            HttpServletRequest request,
            RedirectAttributes after) {
        return show(() -> invitations.renew(viewer, id), ui, model, request, after);
    }

    @PostMapping("/invitation/withdrawal")
    String withdraw(Viewer viewer, Ui ui, @PathVariable StaffId id, RedirectAttributes after) {
        try {
            invitations.withdraw(viewer, id);
            after.addFlashAttribute("notice", ui.message("staff.invitation.withdrawn"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return STAFF;
    }

    @PostMapping("/reset")
    String reset(
            Viewer viewer,
            Ui ui,
            @PathVariable StaffId id,
            Model model,
            HttpServletRequest request,
            RedirectAttributes after) {
        return show(() -> resets.link(viewer, id), ui, model, request, after);
    }

    private String show(
            Supplier<AccountLink> making, Ui ui, Model model, HttpServletRequest request, RedirectAttributes after) {
        try {
            return page.show(making.get(), model, request);
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
            return STAFF;
        }
    }
}
