package peyvand.web.lead;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.LeadId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.lead.Leads;
import peyvand.web.i18n.Ui;

/** What becomes of a lead, short of a customer. */
@Controller
@RequestMapping("/leads/{id}")
class LeadStateController {

    private final Leads leads;
    private final LeadPage page;

    LeadStateController(Leads leads, LeadPage page) {
        this.leads = leads;
        this.page = page;
    }

    @PostMapping("/working")
    String begin(
            Viewer viewer,
            Ui ui,
            @PathVariable LeadId id,
            @RequestParam int version,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(() -> leads.begin(viewer, id, version), "lead.begun", viewer, ui, id, response, model, after);
    }

    /** @param reason none where nobody has chosen one yet, which is refused */
    @PostMapping("/disqualified")
    String disqualify(
            Viewer viewer,
            Ui ui,
            @PathVariable LeadId id,
            @RequestParam int version,
            @RequestParam(defaultValue = "0") long reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Runnable command = () -> leads.disqualify(viewer, id, version, reason);
        return done(command, "lead.disqualified", viewer, ui, id, response, model, after);
    }

    @PostMapping("/reopened")
    String reopen(
            Viewer viewer,
            Ui ui,
            @PathVariable LeadId id,
            @RequestParam int version,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(() -> leads.reopen(viewer, id, version), "lead.reopened", viewer, ui, id, response, model, after);
    }

    @PostMapping("/erasure")
    String erase(
            Viewer viewer,
            Ui ui,
            @PathVariable LeadId id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(() -> leads.erase(viewer, id), "lead.erasedNow", viewer, ui, id, response, model, after);
    }

    private String done(
            Runnable command,
            String notice,
            Viewer viewer,
            Ui ui,
            LeadId id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            command.run();
        } catch (RuleViolation violation) {
            String problem = ui.message(violation.key(), violation.args());
            return page.refused(viewer, ui, id, HttpStatus.UNPROCESSABLE_CONTENT, problem, response, model);
        } catch (Stale stale) {
            return page.refused(
                    viewer, ui, id, HttpStatus.CONFLICT, ui.message("lead.changedMeanwhile"), response, model);
        }
        after.addFlashAttribute("notice", ui.message(notice));
        return "redirect:/leads/" + id;
    }
}
