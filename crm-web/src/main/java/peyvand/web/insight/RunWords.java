package peyvand.web.insight;

import java.time.Duration;
import java.util.List;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.Card.LeftOut;
import peyvand.web.i18n.Ui;

/** A run of the analysis in the reader's words. */
final class RunWords {

    private RunWords() {}

    /** What came of it; why it failed is for administrators. */
    static String state(AnalysisRun run, Ui ui) {
        String problem = run.problem();
        if (problem == null) {
            return ui.message("analysis.state." + run.state());
        }
        return ui.may("ADMINISTER")
                ? ui.message("analysis.state.FAILED", Ui.isolated(problem))
                : ui.message("analysis.failed");
    }

    /** Empty until it is over. */
    static String lasted(AnalysisRun run, Ui ui) {
        return run.startedAt() == null || run.finishedAt() == null
                ? ""
                : StepChart.seconds(
                        Duration.between(run.startedAt(), run.finishedAt()).toMillis(), ui);
    }

    static List<String> leftOut(LeftOut left, Ui ui) {
        return List.of(
                ui.message("analysis.leftOut.returns", left.returns()),
                ui.message("analysis.leftOut.withoutPrice", left.withoutPrice()),
                ui.message("analysis.leftOut.noProducts", left.noProducts()),
                ui.message("analysis.leftOut.withoutCustomer", left.withoutCustomer()),
                ui.message("analysis.leftOut.later", left.later()));
    }
}
