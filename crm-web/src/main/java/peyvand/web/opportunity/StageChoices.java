package peyvand.web.opportunity;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** What a field offers that names a stage, or why a sale was lost. */
@Component
public class StageChoices {

    private final PipelineQueries pipelines;

    StageChoices(PipelineQueries pipelines) {
        this.pipelines = pipelines;
    }

    /** Every pipeline, retired ones included. */
    public List<Choice> pipelines(Ui ui) {
        return pipelines.all().stream()
                .map(pipeline ->
                        new Choice(pipeline.id().toString(), pipeline.label().in(ui.getLanguage())))
                .toList();
    }

    /** Every stage that something can come to; of several pipelines with the name of its own. */
    public List<Choice> stages(Ui ui) {
        List<Pipeline> all = pipelines.current();
        return all.stream()
                .flatMap(pipeline -> pipeline.current().stream()
                        .map(stage -> new Choice(
                                stage.id().toString(),
                                all.size() == 1
                                        ? stage.label().in(ui.getLanguage())
                                        : pipeline.label().in(ui.getLanguage()) + ": "
                                                + stage.label().in(ui.getLanguage()))))
                .toList();
    }

    /** The reasons that can be given now. */
    public List<Choice> lossReasons(Ui ui) {
        return pipelines.lossReasons().stream()
                .map(reason ->
                        new Choice(Long.toString(reason.id()), reason.label().in(ui.getLanguage())))
                .toList();
    }
}
