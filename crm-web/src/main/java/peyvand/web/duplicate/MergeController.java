package peyvand.web.duplicate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.duplicate.DuplicateKind;
import peyvand.operational.duplicate.MergeId;
import peyvand.operational.duplicate.MergePreview;
import peyvand.operational.duplicate.MergeQueries;
import peyvand.operational.duplicate.Merges;
import peyvand.operational.duplicate.Side;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/duplicates")
class MergeController {

    private final Merges merges;
    private final MergeQueries queries;

    MergeController(Merges merges, MergeQueries queries) {
        this.merges = merges;
        this.queries = queries;
    }

    @GetMapping("/{kind}/{winner}/{loser}")
    String preview(
            Viewer viewer,
            Ui ui,
            @PathVariable DuplicateKind kind,
            @PathVariable long winner,
            @PathVariable long loser,
            Model model) {
        MergePreview preview = queries.preview(viewer, kind, winner, loser);
        var views = new DuplicateViews(kind, ui);
        model.addAttribute("preview", preview);
        model.addAttribute("fields", views.fields(preview));
        model.addAttribute("rows", preview.rows().stream().map(views::rows).toList());
        model.addAttribute("action", DuplicateViews.mergePath(kind, winner, loser));
        model.addAttribute("swapped", DuplicateViews.mergePath(kind, loser, winner));
        model.addAttribute("winnerHref", DuplicateViews.href(kind, winner));
        model.addAttribute("loserHref", DuplicateViews.href(kind, loser));
        return "duplicate/merge";
    }

    @PostMapping("/{kind}/{winner}/{loser}")
    String merge(
            Viewer viewer,
            Ui ui,
            @PathVariable DuplicateKind kind,
            @PathVariable long winner,
            @PathVariable long loser,
            @RequestParam int winnerVersion,
            @RequestParam int loserVersion,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes after) {
        merges.merge(viewer, kind, winner, winnerVersion, loser, loserVersion, choices(parameters));
        after.addFlashAttribute("notice", ui.message("merge.done"));
        after.addFlashAttribute("noticeLink", historyPath(kind, winner));
        after.addFlashAttribute("noticeLinkText", ui.message("merge.undo"));
        return "redirect:" + DuplicateViews.href(kind, winner);
    }

    @GetMapping("/merges/{kind}/{id}")
    String history(Viewer viewer, Ui ui, @PathVariable DuplicateKind kind, @PathVariable long id, Model model) {
        var views = new DuplicateViews(kind, ui);
        model.addAttribute(
                "merges",
                queries.history(viewer, kind, id).stream().map(views::merge).toList());
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("back", DuplicateViews.href(kind, id));
        return "duplicate/history";
    }

    /** @param kind and id: the record whose history it was undone from */
    @PostMapping("/merges/{mergeId}/undo")
    String undo(
            Viewer viewer,
            Ui ui,
            @PathVariable long mergeId,
            @RequestParam DuplicateKind kind,
            @RequestParam long id,
            RedirectAttributes after) {
        try {
            merges.undo(viewer, new MergeId(mergeId));
            after.addFlashAttribute("notice", ui.message("merge.undone"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("problem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:" + historyPath(kind, id);
    }

    private static Map<String, Side> choices(Map<String, String> parameters) {
        Map<String, Side> choices = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(DuplicateViews.CHOICE)) {
                choices.put(name.substring(DuplicateViews.CHOICE.length()), side(value));
            }
        });
        return choices;
    }

    private static Side side(String value) {
        try {
            return Side.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static String historyPath(DuplicateKind kind, long id) {
        return "/duplicates/merges/" + kind + "/" + id;
    }
}
