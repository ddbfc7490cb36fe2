package peyvand.web.chance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.analytical.chance.Accuracy;
import peyvand.analytical.chance.ChanceQueries;
import peyvand.analytical.chance.ChanceRun;
import peyvand.analytical.chance.ChanceSetting;
import peyvand.analytical.chance.Feature;
import peyvand.analytical.chance.Forecaster;
import peyvand.analytical.chance.ModelCard;
import peyvand.analytical.chance.Outcome;
import peyvand.analytical.chance.Weight;
import peyvand.domain.Viewer;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** Puts together what there is to know about learned chances. */
@Component
class ModelPage {

    private static final int RUNS = 10;
    private static final int WEIGHTS = 60;
    private static final int DIGITS = 3;

    private final ChanceQueries chances;
    private final ChanceNames names;
    private final ChanceViews views;
    private final StaffQueries staff;

    ModelPage(ChanceQueries chances, ChanceNames names, ChanceViews views, StaffQueries staff) {
        this.chances = chances;
        this.names = names;
        this.views = views;
        this.staff = staff;
    }

    /** A figure with its name. */
    record Figure(String name, String value) {}

    record MeasureView(String who, String brier, String logLoss, String auc, String slope, boolean model) {}

    record BinView(String opportunities, String foretold, String won, String between) {}

    record WeightView(String feature, String category, String opportunities, String odds) {}

    record RunView(String when, String outcome, boolean failed, String decided, String scored) {}

    String show(Viewer viewer, Ui ui, Model model) {
        ChanceSetting setting = chances.setting();
        ModelCard card = chances.card().orElse(null);
        boolean used = setting.learned() && card != null && card.run().outcome() == Outcome.USED;
        model.addAttribute("used", used);
        model.addAttribute("learned", setting.learned());
        model.addAttribute("changed", changed(setting, ui));
        model.addAttribute("state", views.because(ui));
        model.addAttribute("figures", card == null ? List.of() : figures(card.run(), ui));
        model.addAttribute("measures", card == null ? List.of() : measures(card.accuracies(), ui));
        model.addAttribute("gain", card == null ? null : gain(card.run(), ui));
        model.addAttribute(
                "chart", card == null || card.bins().isEmpty() ? null : ReliabilityChart.of(card.bins(), ui));
        model.addAttribute(
                "bins",
                card == null
                        ? List.of()
                        : card.bins().stream()
                                .map(bin -> new BinView(
                                        ui.formats().number(bin.opportunities()),
                                        ReliabilityChart.percent(bin.foretold(), ui),
                                        ReliabilityChart.percent(bin.won(), ui),
                                        ui.message(
                                                "chance.between",
                                                ReliabilityChart.percent(bin.low(), ui),
                                                ReliabilityChart.percent(bin.high(), ui))))
                                .toList());
        boolean everything = viewer.orders().everything();
        model.addAttribute("everything", everything);
        model.addAttribute("weights", card == null ? List.of() : weights(card.weights(), everything, ui));
        model.addAttribute(
                "runs", chances.runs(RUNS).stream().map(run -> view(run, ui)).toList());
        return "chance/page";
    }

    private @Nullable String changed(ChanceSetting setting, Ui ui) {
        if (setting.changedAt() == null) {
            return null;
        }
        String by = staff.choices().stream()
                .filter(one -> one.id().equals(setting.changedBy()))
                .map(one -> one.name())
                .findFirst()
                .orElseGet(() -> ui.message("chance.category.gone"));
        return ui.message(
                setting.learned() ? "chance.switchedOn" : "chance.switchedOff",
                Ui.isolated(by),
                ui.formats().dateTime(setting.changedAt()));
    }

    private static List<Figure> figures(ChanceRun run, Ui ui) {
        Formats formats = ui.formats();
        return List.of(
                new Figure(ui.message("chance.learnedAt"), formats.dateTime(run.finishedAt())),
                new Figure(
                        ui.message("chance.opened"),
                        run.openedFrom() == null
                                ? ""
                                : ui.message(
                                        "chance.between",
                                        formats.date(run.openedFrom()),
                                        formats.date(run.openedTo()))),
                new Figure(ui.message("chance.decided"), formats.number(run.decided())),
                new Figure(ui.message("chance.won"), formats.number(run.won())),
                new Figure(ui.message("chance.undecided"), formats.number(run.undecided())),
                new Figure(ui.message("chance.examples"), formats.number(run.examples())),
                new Figure(ui.message("chance.heldOut"), formats.number(run.heldOut())));
    }

    private static List<MeasureView> measures(Map<Forecaster, Accuracy> accuracies, Ui ui) {
        return Arrays.stream(Forecaster.values())
                .filter(accuracies::containsKey)
                .map(who -> measure(who, Objects.requireNonNull(accuracies.get(who)), ui))
                .toList();
    }

    private static MeasureView measure(Forecaster who, Accuracy accuracy, Ui ui) {
        Formats formats = ui.formats();
        return new MeasureView(
                ui.message("chance.forecaster." + who),
                formats.number(accuracy.brier(), DIGITS),
                formats.number(accuracy.logLoss(), DIGITS),
                formats.number(accuracy.auc(), DIGITS),
                accuracy.slope() == null
                        ? ""
                        : ui.message(
                                "chance.slopeAndIntercept",
                                formats.number(accuracy.slope(), 2),
                                formats.number(accuracy.intercept(), 2)),
                who == Forecaster.MODEL);
    }

    private static @Nullable String gain(ChanceRun run, Ui ui) {
        return run.gain() == null
                ? null
                : ui.message(
                        "chance.gain",
                        ui.formats().number(run.gain(), DIGITS),
                        ui.formats().number(run.gainError(), DIGITS));
    }

    /** What each colleague's sales come to is for those who see all of them. */
    private List<WeightView> weights(List<Weight> weights, boolean everything, Ui ui) {
        Map<Feature, Function<String, String>> named = weights.stream()
                .map(Weight::feature)
                .distinct()
                .filter(feature -> everything || feature != Feature.OWNER)
                .collect(Collectors.toMap(Function.identity(), feature -> names.named(feature, ui)));
        return weights.stream()
                .filter(weight -> named.containsKey(weight.feature()))
                .limit(WEIGHTS)
                .map(weight -> new WeightView(
                        ui.message("chance.feature." + weight.feature()),
                        weight.feature().isNumber()
                                ? ui.message("chance.perUnit")
                                : Objects.requireNonNull(named.get(weight.feature()))
                                        .apply(weight.category()),
                        ui.formats().number(weight.opportunities()),
                        ui.message("chance.times", ui.formats().number(Math.exp(weight.weight()), 2))))
                .toList();
    }

    private static RunView view(ChanceRun run, Ui ui) {
        return new RunView(
                ui.formats().dateTime(run.startedAt()),
                run.problem() == null
                        ? ui.message("chance.outcome." + run.outcome())
                        : ui.message("chance.outcome.FAILED", Ui.isolated(run.problem())),
                run.problem() != null,
                ui.formats().number(run.decided()),
                ui.formats().number(run.scored()));
    }
}
