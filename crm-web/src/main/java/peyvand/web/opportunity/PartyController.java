package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.CompetitorId;
import peyvand.domain.ContactId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.ContactRole;
import peyvand.operational.opportunity.OpportunityParties;
import peyvand.web.i18n.Ui;

/** Who has to do with an opportunity: people at the customer's, and competitors. */
@Controller
@RequestMapping("/opportunities/{id}")
class PartyController {

    private final OpportunityParties parties;
    private final OpportunityPage page;

    PartyController(OpportunityParties parties, OpportunityPage page) {
        this.parties = parties;
        this.page = page;
    }

    @PostMapping("/contacts")
    String name(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam ContactId contact,
            @RequestParam ContactRole role,
            HttpServletResponse response,
            Model model) {
        return done(() -> parties.name(viewer, id, contact, role), viewer, ui, id, response, model);
    }

    @PostMapping("/contacts/{contact}/removal")
    String forget(Viewer viewer, @PathVariable OpportunityId id, @PathVariable ContactId contact) {
        parties.forget(viewer, id, contact);
        return "redirect:/opportunities/" + id + "#parties";
    }

    @PostMapping("/competitors")
    String name(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam CompetitorId competitor,
            HttpServletResponse response,
            Model model) {
        return done(() -> parties.name(viewer, id, competitor), viewer, ui, id, response, model);
    }

    @PostMapping("/competitors/{competitor}/removal")
    String forget(Viewer viewer, @PathVariable OpportunityId id, @PathVariable CompetitorId competitor) {
        parties.forget(viewer, id, competitor);
        return "redirect:/opportunities/" + id + "#parties";
    }

    private String done(
            Runnable command, Viewer viewer, Ui ui, OpportunityId id, HttpServletResponse response, Model model) {
        try {
            command.run();
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return "redirect:/opportunities/" + id + "#parties";
    }
}
