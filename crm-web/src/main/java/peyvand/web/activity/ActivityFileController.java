package peyvand.web.activity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ActivityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.attachment.Holder;
import peyvand.web.attachment.FileCards;
import peyvand.web.attachment.Uploads;
import peyvand.web.i18n.Ui;

/** Hangs files on activities. */
@Controller
class ActivityFileController {

    private final Uploads uploads;
    private final FileCards cards;
    private final ActivityQueries queries;
    private final ActivityController page;

    ActivityFileController(Uploads uploads, FileCards cards, ActivityQueries queries, ActivityController page) {
        this.uploads = uploads;
        this.cards = cards;
        this.queries = queries;
        this.page = page;
    }

    @PostMapping("/activities/{id}/attachments")
    String add(
            Viewer viewer,
            Ui ui,
            @PathVariable ActivityId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        queries.details(viewer, id);
        String path = "/activities/" + id;
        try {
            uploads.add(viewer, ui, Holder.of(id), path, http, response);
            after.addFlashAttribute("notice", ui.message("attachment.added"));
            return "redirect:" + path;
        } catch (RuleViolation violation) {
            model.addAttribute(
                    FileCards.NAME,
                    cards.of(viewer, ui, Holder.of(id), path, true, ui.message(violation.key(), violation.args())));
            return page.page(viewer, ui, id, model);
        }
    }
}
