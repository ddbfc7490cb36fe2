package peyvand.web.insight;

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
import peyvand.analytical.insight.Card.LifeCycleCard;
import peyvand.analytical.insight.OneRun;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** How results came to be, what came of each run, and a new one. */
@Controller
@RequestMapping("/analysis")
class AnalysisController {

    private static final int LATEST = 20;
    private static final int OTHERS = 3;

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

    record RunView(String when, String href, String state, String buyers, String orders, String lasted) {}

    @GetMapping
    @OneRun
    String show(Viewer viewer, Ui ui, Model model) {
        List<AnalysisRun> latest = runs.latest(LATEST);
        model.addAttribute("work", work(latest, ui));
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        model.addAttribute(
                "runs", everything ? latest.stream().map(run -> view(run, ui)).toList() : List.of());
        model.addAttribute(
                "window",
                runs.current().map(run -> AnalysisWindow.of(run, viewer, ui)).orElse(null));
        model.addAttribute(
                "steps",
                !everything
                        ? null
                        : runs.current()
                                .map(run -> StepChart.of(runs, run, latest, OTHERS, ui))
                                .orElse(null));
        Optional<Card> card = everything ? runs.card() : Optional.empty();
        model.addAttribute(
                "leftOut", card.map(one -> RunWords.leftOut(one.leftOut(), ui)).orElse(List.of()));
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
        boolean stops = runs.stop(viewer, run);
        after.addFlashAttribute("notice", ui.message(stops ? "analysis.stopping" : "analysis.stop.late"));
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
        return new RunView(
                ui.formats().dateTime(run.askedAt()),
                AnalysisRunController.path(run.id()),
                RunWords.state(run, ui),
                ui.formats().number(run.buyers()),
                ui.formats().number(run.orders()),
                RunWords.lasted(run, ui));
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
