package peyvand.web.chance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.chance.Chance.Reason;
import peyvand.analytical.chance.Feature;
import peyvand.operational.competitor.CompetitorQueries;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.opportunity.Stage;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.Ui;

/** Names what a chance depends on. */
@Component
class ChanceNames {

    private final PipelineQueries pipelines;
    private final StaffQueries staff;
    private final CompetitorQueries competitors;

    ChanceNames(PipelineQueries pipelines, StaffQueries staff, CompetitorQueries competitors) {
        this.pipelines = pipelines;
        this.staff = staff;
        this.competitors = competitors;
    }

    /** Why something is likelier, or less likely, as one opportunity has it. */
    String reason(Reason reason, Ui ui) {
        Object value = reason.value();
        String key = "chance.reason." + reason.feature();
        if (value == null) {
            return ui.message(key + ".none");
        }
        return switch (reason.feature()) {
            case STAGE, OWNER ->
                ui.message(key, Ui.isolated(named(reason.feature(), ui).apply(value.toString())));
            case SOURCE -> ui.message(key, Ui.isolated(value.toString()));
            case AMOUNT ->
                ui.message(
                        key,
                        ui.formats()
                                .money(
                                        BigDecimal.valueOf((Double) value).setScale(0, RoundingMode.HALF_UP),
                                        ui.baseCurrency()));
            case DAYS_IN_STAGE, DAYS_OPEN, COMPETITOR -> ui.message(key, value);
            case CUSTOMER -> ui.message(key);
        };
    }

    /** What the categories of a feature are called. */
    Function<String, String> named(Feature feature, Ui ui) {
        Map<String, String> known = switch (feature) {
            case STAGE -> stages(ui);
            case OWNER ->
                staff.choices().stream()
                        .collect(Collectors.toMap(one -> one.id().toString(), one -> one.name()));
            case COMPETITOR ->
                competitors.choices().stream()
                        .collect(Collectors.toMap(one -> one.id().toString(), one -> one.name()));
            default -> Map.of();
        };
        return category -> feature == Feature.SOURCE ? category : name(known.get(category), category, feature, ui);
    }

    private static String name(@Nullable String known, String category, Feature feature, Ui ui) {
        return known != null
                ? known
                : ui.messageOr("chance.category." + feature + "." + category, ui.message("chance.category.gone"));
    }

    private Map<String, String> stages(Ui ui) {
        boolean several = pipelines.current().size() > 1;
        return pipelines.all().stream()
                .flatMap(pipeline -> pipeline.stages().stream().map(stage -> Map.entry(pipeline, stage)))
                .collect(Collectors.toMap(
                        entry -> entry.getValue().id().toString(),
                        entry -> label(entry.getKey(), entry.getValue(), several, ui)));
    }

    private static String label(Pipeline pipeline, Stage stage, boolean several, Ui ui) {
        String label = stage.label().in(ui.getLanguage());
        return several ? ui.message("chance.stageOf", label, pipeline.label().in(ui.getLanguage())) : label;
    }
}
