package peyvand.web.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.AnalysisSettings;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** What came of one run: when, by whose wish, by which settings, from how much, and how long each step took. */
@Controller
@RequestMapping("/analysis/runs/{run}")
class AnalysisRunController {

    private static final int LATEST = 20;
    private static final int OTHERS = 4;

    private final AnalysisRuns runs;
    private final AnalysisSettings settings;

    AnalysisRunController(AnalysisRuns runs, AnalysisSettings settings) {
        this.runs = runs;
        this.settings = settings;
    }

    record Figure(String label, String text) {}

    static String path(long run) {
        return "/analysis/runs/" + run;
    }

    /** For who sees all customers: it tells of all of them. */
    @GetMapping
    String show(Viewer viewer, Ui ui, @PathVariable long run, Model model) {
        if (!viewer.customers().everything() || !viewer.orders().everything()) {
            throw new NotFound("run " + run);
        }
        AnalysisRun found = runs.run(run);
        model.addAttribute("title", ui.message("analysis.run.of", ui.formats().dateTime(found.askedAt())));
        model.addAttribute("state", RunWords.state(found, ui));
        model.addAttribute("failed", found.problem() != null);
        model.addAttribute(
                "isShown", runs.current().filter(current -> current.id() == run).isPresent());
        model.addAttribute("figures", figures(found, ui));
        model.addAttribute("steps", StepChart.of(runs, found, runs.latest(LATEST), OTHERS, ui));
        model.addAttribute(
                "settings",
                runs.setting(run)
                        .map(setting -> SettingLine.of(setting, settings.now(), ui))
                        .orElse(List.of()));
        model.addAttribute(
                "leftOut",
                runs.card(run).map(card -> RunWords.leftOut(card.leftOut(), ui)).orElse(List.of()));
        return "insight/run";
    }

    private static List<Figure> figures(AnalysisRun run, Ui ui) {
        Formats formats = ui.formats();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                ui.message("analysis.asked.by"), run.askedBy() == null ? ui.message("analysis.night") : run.askedBy()));
        add(figures, "analysis.began", at(run.startedAt(), ui), ui);
        add(figures, "analysis.ended", at(run.finishedAt(), ui), ui);
        add(figures, "analysis.lasted", RunWords.lasted(run, ui), ui);
        add(figures, "field.analysisAsOf", formats.date(run.asOf()), ui);
        add(figures, "insight.customers", formats.number(run.customers()), ui);
        add(figures, "analysis.buyers", formats.number(run.buyers()), ui);
        add(figures, "analysis.orders", formats.number(run.orders()), ui);
        add(figures, "analysis.lines", formats.number(run.lines()), ui);
        return figures;
    }

    private static void add(List<Figure> figures, String label, String text, Ui ui) {
        if (!text.isEmpty()) {
            figures.add(new Figure(ui.message(label), text));
        }
    }

    private static String at(@Nullable Instant at, Ui ui) {
        return at == null ? "" : ui.formats().dateTime(at);
    }
}
