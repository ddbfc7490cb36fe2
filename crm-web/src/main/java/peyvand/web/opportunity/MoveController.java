package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CompetitorId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.Opportunities;
import peyvand.web.i18n.Ui;

/** Moves an opportunity on: to another stage, or to its end and back. */
@Controller
@RequestMapping("/opportunities/{id}")
class MoveController {

    private final Opportunities opportunities;
    private final OpportunityPage page;

    MoveController(Opportunities opportunities, OpportunityPage page) {
        this.opportunities = opportunities;
        this.page = page;
    }

    @PostMapping("/stage")
    String move(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam int version,
            @RequestParam StageId stage,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Runnable command = () -> opportunities.move(viewer, id, version, stage);
        return done(command, "opportunity.moved", viewer, ui, id, response, model, after);
    }

    @PostMapping("/won")
    String win(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam int version,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Runnable command = () -> opportunities.win(viewer, id, version);
        return done(command, "opportunity.won", viewer, ui, id, response, model, after);
    }

    /** @param reason none where nobody has chosen one yet, which is refused */
    @PostMapping("/lost")
    String lose(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam int version,
            @RequestParam(defaultValue = "0") long reason,
            @RequestParam(required = false) @Nullable CompetitorId lostTo,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Runnable command = () -> opportunities.lose(viewer, id, version, reason, lostTo);
        return done(command, "opportunity.lost", viewer, ui, id, response, model, after);
    }

    @PostMapping("/reopened")
    String reopen(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam int version,
            @RequestParam StageId stage,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Runnable command = () -> opportunities.reopen(viewer, id, version, stage);
        return done(command, "opportunity.reopened", viewer, ui, id, response, model, after);
    }

    private String done(
            Runnable command,
            String notice,
            Viewer viewer,
            Ui ui,
            OpportunityId id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            command.run();
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        } catch (Stale stale) {
            return page.refused(
                    viewer, ui, id, HttpStatus.CONFLICT, ui.message("opportunity.movedMeanwhile"), response, model);
        }
        after.addFlashAttribute("notice", ui.message(notice));
        return "redirect:/opportunities/" + id;
    }
}
