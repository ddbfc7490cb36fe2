package peyvand.web.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.staff.StaffQueries;
import peyvand.operational.staff.Teams;
import peyvand.web.i18n.Ui;

/** Who works with whom; for administrators. */
@Controller
@RequestMapping("/teams")
class TeamController {

    private final Teams teams;
    private final StaffQueries staff;

    TeamController(Teams teams, StaffQueries staff) {
        this.teams = teams;
        this.staff = staff;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        model.addAttribute("teams", teams.all(viewer));
        model.addAttribute("staff", staff.choices());
        return "security/teams";
    }

    @PostMapping
    String create(Viewer viewer, Ui ui, @RequestParam(defaultValue = "") String name, RedirectAttributes after) {
        return done(() -> teams.create(viewer, name), name, ui, after);
    }

    @PostMapping("/{id}/name")
    String rename(
            Viewer viewer,
            Ui ui,
            @PathVariable TeamId id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes after) {
        return done(() -> teams.rename(viewer, id, name), null, ui, after);
    }

    @PostMapping("/{id}/members")
    String staff(
            Viewer viewer,
            Ui ui,
            @PathVariable TeamId id,
            @RequestParam(name = "member", required = false) @Nullable List<StaffId> members,
            RedirectAttributes after) {
        Set<StaffId> chosen = members == null ? Set.of() : members.stream().collect(Collectors.toUnmodifiableSet());
        return done(() -> teams.staff(viewer, id, chosen), null, ui, after);
    }

    @PostMapping("/{id}/removal")
    String remove(Viewer viewer, Ui ui, @PathVariable TeamId id, RedirectAttributes after) {
        return done(() -> teams.remove(viewer, id), null, ui, after);
    }

    /** @param typed what the form shows again where it was refused */
    private static String done(Runnable change, @Nullable String typed, Ui ui, RedirectAttributes after) {
        try {
            change.run();
            after.addFlashAttribute("notice", ui.message("form.saved"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
            after.addFlashAttribute("typed", typed);
        }
        return "redirect:/teams";
    }
}
