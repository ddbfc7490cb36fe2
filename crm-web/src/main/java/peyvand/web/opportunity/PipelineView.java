package peyvand.web.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.Label;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.Stage;
import peyvand.web.i18n.Ui;

/** A pipeline as the administrator sees it. */
record PipelineView(
        String path, String label, @Nullable String other, boolean retired, String summary, List<StageView> stages) {

    record StageView(
            String path,
            String label,
            @Nullable String other,
            String probability,
            @Nullable String stale,
            @Nullable String criteria,
            boolean retired,
            boolean first,
            boolean last) {}

    static PipelineView of(Pipeline pipeline, Ui ui) {
        String path = "/pipelines/" + pipeline.id();
        List<Stage> current = pipeline.current();
        List<StageView> stages = new ArrayList<>();
        for (Stage stage : current) {
            stages.add(stage(stage, path, current.indexOf(stage), current.size(), ui));
        }
        pipeline.stages().stream().filter(Stage::retired).forEach(stage -> stages.add(stage(stage, path, 0, 1, ui)));
        return new PipelineView(
                path,
                pipeline.label().in(ui.getLanguage()),
                other(pipeline.label(), ui),
                pipeline.retired(),
                current.stream()
                        .map(stage -> stage.label().in(ui.getLanguage()))
                        .collect(Collectors.joining(" · ")),
                stages);
    }

    private static StageView stage(Stage stage, String pipeline, int at, int of, Ui ui) {
        return new StageView(
                pipeline + "/stages/" + stage.id(),
                stage.label().in(ui.getLanguage()),
                other(stage.label(), ui),
                ui.message("opportunity.percent", stage.probability()),
                stage.staleDays() == null ? null : ui.message("pipeline.days", stage.staleDays()),
                stage.exitCriteria(),
                stage.retired(),
                at == 0,
                at == of - 1);
    }

    /** What it is called in the other language, where that is something else. */
    static @Nullable String other(Label label, Ui ui) {
        String other = ui.rtl() ? label.english() : label.persian();
        return label.in(ui.getLanguage()).equals(other) ? null : other;
    }
}
