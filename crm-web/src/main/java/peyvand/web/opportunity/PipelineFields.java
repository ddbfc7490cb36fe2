package peyvand.web.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.field.Label;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.Stage;
import peyvand.operational.opportunity.StageData;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The fields of pipelines, stages and reasons, between forms and the records of their module. */
final class PipelineFields {

    static final List<Field> NAME =
            List.of(Field.text("labelEnglish", Label.LONGEST), Field.text("labelPersian", Label.LONGEST));
    static final List<Field> STAGE = stage();

    private PipelineFields() {}

    private static List<Field> stage() {
        List<Field> fields = new ArrayList<>(NAME);
        fields.add(Field.wholeNumber("probability").asRequired().withHint("pipeline.probability.hint"));
        fields.add(Field.wholeNumber("staleDays").withHint("pipeline.staleDays.hint"));
        fields.add(Field.text("exitCriteria", 1_000).withHint("pipeline.exitCriteria.hint"));
        return List.copyOf(fields);
    }

    static Form form(Pipeline pipeline, Formats formats) {
        return named(Form.empty(NAME, formats).version(pipeline.version()), pipeline.label());
    }

    static Form form(Stage stage, Formats formats) {
        return named(Form.empty(STAGE, formats).version(stage.version()), stage.label())
                .with("probability", stage.probability())
                .with("staleDays", stage.staleDays())
                .with("exitCriteria", stage.exitCriteria());
    }

    private static Form named(Form form, Label label) {
        return form.with("labelEnglish", label.english()).with("labelPersian", label.persian());
    }

    static Label label(Form form) {
        return new Label(form.text("labelEnglish"), form.text("labelPersian"));
    }

    static StageData data(Form form) {
        @Nullable Integer stale = form.wholeNumber("staleDays");
        return new StageData(
                label(form), Objects.requireNonNull(form.wholeNumber("probability")), form.text("exitCriteria"), stale);
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.pipeline.probability" -> "probability";
            case "rule.pipeline.staleDays" -> "staleDays";
            default -> "labelEnglish";
        };
    }
}
