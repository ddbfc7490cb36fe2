package peyvand.web.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.AnalysisSettings;
import peyvand.analytical.insight.Card;
import peyvand.analytical.insight.Card.LeftOut;
import peyvand.analytical.insight.Card.LifeCycleCard;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** How results came to be, what came of each run, and a new one. */
@Controller
@RequestMapping("/analysis")
class AnalysisController {

    private static final int LATEST = 20;

    private final AnalysisRuns runs;
    private final AnalysisSettings settings;
    private final ScoreNotes scores;
    private final ModelCards cards;

    AnalysisController(AnalysisRuns runs, AnalysisSettings settings, ScoreNotes scores, ModelCards cards) {
        this.runs = runs;
        this.settings = settings;
        this.scores = scores;
        this.cards = cards;
    }

    /** @param percent of what is done */
    record Work(long run, String step, int percent, boolean stopping) {}

    record RunView(String when, String state, boolean failed, String buyers, String orders, String lasted) {}

    @GetMapping
    String show(Viewer viewer, Ui ui, Model model) {
        List<AnalysisRun> latest = runs.latest(LATEST);
        model.addAttribute("work", work(latest, ui));
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        model.addAttribute(
                "runs", everything ? latest.stream().map(run -> view(run, ui)).toList() : List.of());
        model.addAttribute(
                "window",
                runs.current().map(run -> AnalysisWindow.of(run, viewer, ui)).orElse(null));
        Optional<Card> card = everything ? runs.card() : Optional.empty();
        model.addAttribute(
                "leftOut", card.map(one -> leftOut(one.leftOut(), ui)).orElse(List.of()));
        model.addAttribute(
                "lifeCycle", card.map(one -> lifeCycle(one.lifeCycle(), ui)).orElse(null));
        card.ifPresent(one -> cards.add(one, ui, model));
        model.addAttribute("shown", everything ? SettingLine.shown(runs, settings, ui) : List.of());
        model.addAttribute("scores", scores.switches(ui));
        model.addAttribute("decides", settings.mayDecide(viewer));
        return "insight/analysis";
    }

    @PostMapping("/runs")
    String ask(Viewer viewer, Ui ui, RedirectAttributes after) {
        boolean begins = runs.ask(viewer);
        after.addFlashAttribute("notice", ui.message(begins ? "analysis.asked" : "analysis.underWay"));
        return "redirect:/analysis";
    }

    @PostMapping("/runs/{run}/stop")
    String stop(Viewer viewer, Ui ui, @PathVariable long run, RedirectAttributes after) {
        runs.stop(viewer, run);
        after.addFlashAttribute("notice", ui.message("analysis.stopping"));
        return "redirect:/analysis";
    }

    private static @Nullable Work work(List<AnalysisRun> latest, Ui ui) {
        return latest.stream()
                .filter(run -> !run.state().isOver())
                .findFirst()
                .map(run -> new Work(
                        run.id(),
                        run.step() == null
                                ? ui.message("analysis.state.WAITING")
                                : ui.message("analysis.step." + run.step()),
                        (int) Math.round(run.share() * AnalysisWindow.HUNDRED),
                        run.stopAsked()))
                .orElse(null);
    }

    private static RunView view(AnalysisRun run, Ui ui) {
        String problem = run.problem();
        return new RunView(
                ui.formats().dateTime(run.askedAt()),
                problem == null
                        ? ui.message("analysis.state." + run.state())
                        : ui.may("ADMINISTER")
                                ? ui.message("analysis.state.FAILED", Ui.isolated(problem))
                                : ui.message("analysis.failed"),
                problem != null,
                ui.formats().number(run.buyers()),
                ui.formats().number(run.orders()),
                lasted(run.startedAt(), run.finishedAt(), ui));
    }

    private static String lasted(@Nullable Instant from, @Nullable Instant to, Ui ui) {
        return from == null || to == null
                ? ""
                : ui.message(
                        "analysis.seconds",
                        ui.formats().number(Duration.between(from, to).toMillis() / 1000.0, 1));
    }

    private static List<String> leftOut(LeftOut left, Ui ui) {
        return List.of(
                ui.message("analysis.leftOut.returns", left.returns()),
                ui.message("analysis.leftOut.withoutPrice", left.withoutPrice()),
                ui.message("analysis.leftOut.noProducts", left.noProducts()),
                ui.message("analysis.leftOut.withoutCustomer", left.withoutCustomer()),
                ui.message("analysis.leftOut.later", left.later()));
    }

    private static String lifeCycle(LifeCycleCard cycle, Ui ui) {
        return ui.message(
                "analysis.lifeCycle.text",
                Math.round(cycle.typicalGap()),
                cycle.loyalDays(),
                ui.formats().number(cycle.riskFactor(), 1),
                ui.formats().number(cycle.lostFactor(), 1));
    }
}
