package peyvand.web.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.RunState;
import peyvand.analytical.insight.Step;
import peyvand.analytical.insight.StepTime;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;

/**
 * How long each step of a run took, beside other runs.
 *
 * @param others when these were asked for, with their pages
 */
record StepChart(BarChart picture, List<Other> others, List<Line> lines) {

    private static final double SECOND = 1_000;

    record Other(String when, String href) {}

    /** @param before what it took in the others, in their order */
    record Line(String step, String took, List<String> before) {}

    /** Null of a run that has not begun. */
    static @Nullable StepChart of(AnalysisRuns runs, AnalysisRun run, List<AnalysisRun> latest, int most, Ui ui) {
        List<AnalysisRun> others = latest.stream()
                .filter(one -> one.state() == RunState.DONE && one.id() != run.id())
                .limit(most)
                .toList();
        long[] ids = others.stream().mapToLong(AnalysisRun::id).toArray();
        Map<Step, StepTime> own = byStep(runs.steps(run.id()));
        Map<Long, List<StepTime>> before = runs.steps(ids).stream().collect(Collectors.groupingBy(StepTime::run));
        List<Step> steps = Arrays.stream(Step.values()).filter(own::containsKey).toList();
        if (steps.isEmpty()) {
            return null;
        }
        return new StepChart(
                BarChart.of(
                        ui.message("analysis.steps.picture"),
                        steps.stream().map(step -> row(own.get(step), step, ui)).toList(),
                        ui),
                others.stream()
                        .map(one ->
                                new Other(ui.formats().dateTime(one.askedAt()), AnalysisRunController.path(one.id())))
                        .toList(),
                steps.stream()
                        .map(step -> new Line(
                                name(step, ui),
                                took(own.get(step), ui),
                                others.stream()
                                        .map(one -> took(
                                                byStep(before.getOrDefault(one.id(), List.of()))
                                                        .get(step),
                                                ui))
                                        .toList()))
                        .toList());
    }

    private static Map<Step, StepTime> byStep(List<StepTime> times) {
        return times.stream().collect(Collectors.toMap(StepTime::step, Function.identity()));
    }

    private static Row row(@Nullable StepTime time, Step step, Ui ui) {
        String name = name(step, ui);
        String took = took(time, ui);
        double length = time == null || time.millis() == null ? 0 : time.millis();
        return new Row(name, List.of(new Part("won", length, ui.message("insight.valueOf", name, took), null)), took);
    }

    private static String name(Step step, Ui ui) {
        return ui.message("analysis.step." + step);
    }

    private static String took(@Nullable StepTime time, Ui ui) {
        return time == null || time.millis() == null ? "–" : seconds(time.millis(), ui);
    }

    static String seconds(long millis, Ui ui) {
        return ui.message("analysis.seconds", ui.formats().number(millis / SECOND, 1));
    }
}
