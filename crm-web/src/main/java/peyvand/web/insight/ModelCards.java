package peyvand.web.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.analytical.insight.Card;
import peyvand.analytical.insight.Card.BasketCard;
import peyvand.analytical.insight.Card.Estimate;
import peyvand.analytical.insight.Card.Hits;
import peyvand.analytical.insight.Card.TrialCard;
import peyvand.analytical.insight.Card.Tried;
import peyvand.analytical.insight.Card.ValueCard;
import peyvand.analytical.lifetime.LifetimeModel.Outcome;
import peyvand.analytical.lifetime.Skill;
import peyvand.web.i18n.Ui;

/** From what it is foretold what customers will do, and how well that went when it was tried. */
@Component
class ModelCards {

    private static final int DIGITS = 3;

    /** How well one way of foretelling did. */
    record SkillLine(
            String name,
            boolean used,
            String predicted,
            String actual,
            String error,
            String rootSquare,
            String ranking,
            String staying) {}

    /** Customers who had bought again so often: what was foretold of one of them, and what came. */
    record GroupLine(String repeats, String customers, String predicted, String ownRate, String actual) {}

    record HitLine(String name, String share, String rank) {}

    void add(Card card, Ui ui, Model model) {
        ValueCard value = card.value();
        model.addAttribute("value", outcome(value, ui));
        model.addAttribute("doubts", doubts(value, ui));
        model.addAttribute("estimates", estimates(value, ui));
        TrialCard trial = value.trial();
        if (trial != null) {
            model.addAttribute("trial", trialText(trial, ui));
            model.addAttribute("skills", skills(value, trial, ui));
            model.addAttribute("frequencies", frequencies(trial, ui));
            model.addAttribute("within", within(value, trial, ui));
        }
        BasketCard baskets = card.baskets();
        model.addAttribute(
                "baskets",
                ui.message(
                        "analysis.baskets.text",
                        baskets.baskets(),
                        baskets.lines(),
                        baskets.rules(),
                        baskets.tests(),
                        baskets.leastCount()));
        model.addAttribute("hits", hits(baskets, ui));
        model.addAttribute(
                "hitsText",
                baskets.offered() == null
                        ? ui.message("analysis.hits.none")
                        : ui.message(
                                "analysis.hits.text",
                                ui.formats().date(LocalDate.parse(String.valueOf(baskets.cut()))),
                                baskets.offered().cases(),
                                baskets.neighbours()));
    }

    private static String outcome(ValueCard value, Ui ui) {
        return switch (value.outcome()) {
            case TOO_THIN -> ui.message("analysis.value.TOO_THIN", ui.message("analysis.thin." + value.thinness()));
            case OWN_RATE -> ui.message("analysis.value.OWN_RATE");
            case OWN_RATE_WHILE_THERE ->
                ui.message("analysis.value.OWN_RATE_WHILE_THERE", ui.message("analysis.model." + value.model()));
            case MODEL -> ui.message("analysis.value.MODEL", ui.message("analysis.model." + value.model()));
        };
    }

    private static List<String> doubts(ValueCard value, Ui ui) {
        TrialCard trial = value.trial();
        Stream<String> ofTrial = trial == null || value.outcome() == Outcome.MODEL
                ? Stream.of()
                : trial.tried().stream()
                        .flatMap(tried -> tried.boundaries().stream()
                                .map(boundary -> ui.message(
                                        "analysis.boundary",
                                        ui.message("analysis.model." + tried.family()),
                                        ui.message("analysis.boundary." + boundary))));
        return Stream.concat(
                        value.boundaries().stream().map(boundary -> ui.message("analysis.boundary." + boundary)),
                        ofTrial)
                .toList();
    }

    private static List<String> estimates(ValueCard value, Ui ui) {
        List<String> lines = new ArrayList<>();
        if (!value.estimates().isEmpty()) {
            lines.add(ui.message(
                    "analysis.estimates.value",
                    joined(value.estimates(), ui),
                    ui.formats().number(value.logLikelihood(), 1)));
        }
        Card.SpendCard spend = value.spend();
        if (spend != null) {
            lines.add(ui.message(
                    "analysis.estimates.spend", joined(spend.estimates(), ui), spend.customers(), spend.excluded()));
            if (spend.correlation() != null) {
                lines.add(ui.message(
                        "analysis.correlation",
                        ui.formats().fromTheLeft(ui.formats().number(spend.correlation(), DIGITS))));
            }
        }
        return lines;
    }

    private static String joined(List<Estimate> estimates, Ui ui) {
        return String.join(
                ui.message("insight.cuts.separator"),
                estimates.stream()
                        .map(estimate -> Ui.isolated(estimate.name() + " = "
                                + ui.formats().number(estimate.value(), DIGITS)
                                + (estimate.error() == null
                                        ? ""
                                        : " ± " + ui.formats().number(estimate.error(), DIGITS))))
                        .toList());
    }

    private static String trialText(TrialCard trial, Ui ui) {
        return ui.message(
                "analysis.trial.text",
                ui.formats().date(LocalDate.parse(trial.cut())),
                ui.formats().date(LocalDate.parse(trial.until())),
                trial.customers(),
                trial.later());
    }

    private static List<SkillLine> skills(ValueCard value, TrialCard trial, Ui ui) {
        List<SkillLine> lines = new ArrayList<>();
        for (Tried tried : trial.tried()) {
            Skill skill = tried.skill();
            if (skill != null) {
                boolean used = value.outcome() == Outcome.MODEL && tried.family() == value.model();
                lines.add(line(ui.message("analysis.model." + tried.family()), used, skill, ui));
            }
        }
        if (trial.whileThere() != null) {
            lines.add(line(ui.message("analysis.whileThere"), true, trial.whileThere(), ui));
        }
        lines.add(line(ui.message("analysis.ownRate"), value.outcome() == Outcome.OWN_RATE, trial.ownRate(), ui));
        return lines;
    }

    private static SkillLine line(String name, boolean used, Skill skill, Ui ui) {
        return new SkillLine(
                name,
                used,
                ui.formats().number(Math.round(skill.predicted())),
                ui.formats().number(Math.round(skill.actual())),
                ui.formats().number(skill.error(), DIGITS),
                ui.formats().number(skill.rootSquare(), DIGITS),
                skill.ranking() == null ? "–" : ui.formats().number(skill.ranking(), DIGITS),
                skill.staying() == null ? "–" : ui.formats().number(skill.staying(), DIGITS));
    }

    /** Of the model that is used, or else of the best that was tried. */
    private static List<GroupLine> frequencies(TrialCard trial, Ui ui) {
        Optional<Skill> best = trial.tried().stream()
                .filter(tried -> tried.family() == trial.best())
                .findFirst()
                .map(Tried::skill);
        return trial.ownRate().groups().stream()
                .map(group -> new GroupLine(
                        group.repeats() == Skill.LAST_GROUP
                                ? ui.message("analysis.orMore", group.repeats())
                                : ui.formats().number(group.repeats()),
                        ui.formats().number(group.customers()),
                        best.map(skill -> predicted(skill, group.repeats(), ui)).orElse("–"),
                        ui.formats().number(group.predicted(), 2),
                        ui.formats().number(group.actual(), 2)))
                .toList();
    }

    private static String predicted(Skill skill, int repeats, Ui ui) {
        return skill.groups().stream()
                .filter(group -> group.repeats() == repeats)
                .findFirst()
                .map(group -> ui.formats().number(group.predicted(), 2))
                .orElse("–");
    }

    private static @Nullable String within(ValueCard value, TrialCard trial, Ui ui) {
        Skill skill = value.outcome() == Outcome.MODEL
                ? trial.tried().stream()
                        .filter(tried -> tried.family() == value.model())
                        .findFirst()
                        .map(Tried::skill)
                        .orElse(null)
                : trial.whileThere() == null ? trial.ownRate() : trial.whileThere();
        return skill == null || skill.money() == null
                ? null
                : ui.message(
                        "analysis.within", AnalysisWindow.percent(skill.money().within(), ui));
    }

    private static List<HitLine> hits(BasketCard baskets, Ui ui) {
        List<HitLine> lines = new ArrayList<>();
        if (baskets.offered() != null && baskets.popular() != null) {
            lines.add(hit("analysis.hits.offers", baskets.offered(), ui));
            lines.add(hit("analysis.hits.popular", baskets.popular(), ui));
        }
        return lines;
    }

    private static HitLine hit(String key, Hits hits, Ui ui) {
        return new HitLine(
                ui.message(key),
                ui.formats().number(hits.share(), DIGITS),
                ui.formats().number(hits.meanReciprocalRank(), DIGITS));
    }
}
