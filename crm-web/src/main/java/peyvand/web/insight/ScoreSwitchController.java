package peyvand.web.insight;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.Scores;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** Switches off what the analysis says, and on again. */
@Controller
@RequestMapping("/analysis/scores/{score}")
class ScoreSwitchController {

    private final Scores scores;

    ScoreSwitchController(Scores scores) {
        this.scores = scores;
    }

    @PostMapping
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable Score score,
            @RequestParam boolean shown,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes after) {
        try {
            scores.show(viewer, score, shown, reason);
            after.addFlashAttribute("notice", ui.message(shown ? "analysis.score.nowOn" : "analysis.score.nowOff"));
        } catch (RuleViolation violation) {
            after.addFlashAttribute("switching", score.name());
            after.addFlashAttribute("reason", reason);
            after.addFlashAttribute("reasonProblem", ui.message(violation.key(), violation.args()));
        }
        return "redirect:/analysis#scores";
    }
}
