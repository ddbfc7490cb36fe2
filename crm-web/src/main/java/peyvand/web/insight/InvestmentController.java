package peyvand.web.insight;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.insight.InvestmentPolicies;
import peyvand.analytical.insight.InvestmentPolicies.Decided;
import peyvand.analytical.insight.InvestmentPolicies.Move;
import peyvand.analytical.insight.InvestmentPolicy;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.Tier;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.web.chart.HeatMap;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** Into whom the company wants to put how much: as decided, and as it would be otherwise. */
@Controller
@RequestMapping("/insights/investment")
class InvestmentController {

    private static final int STEP = 5;
    private static final int STEPS = 20;
    private static final int RISKS = 5;
    private static final int PAST = 10;

    private final InvestmentPolicies policies;
    private final ScoreNotes scores;

    InvestmentController(InvestmentPolicies policies, ScoreNotes scores) {
        this.policies = policies;
        this.scores = scores;
    }

    record TierLine(String name, String customers, String value, String atRisk, String change) {}

    record PastLine(String when, String who, String what) {}

    @GetMapping
    @OneRun
    String show(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable Integer highPercent,
            @RequestParam(required = false) @Nullable Integer highRisk,
            @RequestParam(required = false) @Nullable Integer mediumPercent,
            @RequestParam(required = false) @Nullable Integer mediumRisk,
            Model model) {
        List<Decided> decided = policies.decided(PAST);
        InvestmentPolicy now = decided.get(0).policy();
        InvestmentPolicy asked = new InvestmentPolicy(
                highPercent == null ? now.highPercent() : highPercent,
                highRisk == null ? now.highRisk() : highRisk,
                mediumPercent == null ? now.mediumPercent() : mediumPercent,
                mediumRisk == null ? now.mediumRisk() : mediumRisk);
        return page(viewer, ui, decided, asked, model);
    }

    @PostMapping
    String decide(
            Viewer viewer,
            Ui ui,
            @RequestParam long known,
            @RequestParam int highPercent,
            @RequestParam int highRisk,
            @RequestParam int mediumPercent,
            @RequestParam int mediumRisk,
            Model model,
            RedirectAttributes after) {
        InvestmentPolicy asked = new InvestmentPolicy(highPercent, highRisk, mediumPercent, mediumRisk);
        try {
            policies.decide(viewer, known, asked);
        } catch (RuleViolation e) {
            return page(viewer, ui, policies.decided(PAST), asked, model);
        } catch (Stale e) {
            model.addAttribute("problem", ui.message("invest.stale"));
            return page(viewer, ui, policies.decided(PAST), asked, model);
        }
        after.addFlashAttribute("notice", ui.message("invest.decided"));
        return "redirect:/insights/investment";
    }

    private String page(Viewer viewer, Ui ui, List<Decided> decided, InvestmentPolicy asked, Model model) {
        model.addAttribute("off", scores.off(ui, Score.VALUE));
        model.addAttribute("known", decided.get(0).id());
        model.addAttribute("asked", asked);
        model.addAttribute("differs", !asked.equals(decided.get(0).policy()));
        model.addAttribute("percents", percents(ui));
        model.addAttribute("risks", risks(ui));
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        model.addAttribute("editable", everything && viewer.may(Right.BULK));
        model.addAttribute("everything", everything);
        model.addAttribute("past", decided.stream().map(one -> past(one, ui)).toList());
        if (!asked.isPossible()) {
            model.addAttribute("problem", ui.message("invest.impossible"));
            return "insight/investment";
        }
        List<Move> moves = everything ? policies.preview(viewer, asked) : List.of();
        model.addAttribute("tiers", moves.isEmpty() ? List.of() : tiers(moves, ui));
        model.addAttribute("moves", moves.isEmpty() ? null : moves(moves, asked, ui));
        return "insight/investment";
    }

    private static List<Choice> percents(Ui ui) {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(step ->
                        new Choice(Integer.toString(step * STEP), ui.message("opportunity.percent", step * STEP)))
                .toList();
    }

    private static List<Choice> risks(Ui ui) {
        return IntStream.rangeClosed(1, RISKS)
                .mapToObj(risk -> new Choice(Integer.toString(risk), ui.message("invest.risk." + risk)))
                .toList();
    }

    private static List<TierLine> tiers(List<Move> moves, Ui ui) {
        return Arrays.stream(Tier.values())
                .map(tier -> {
                    List<Move> then = moves.stream()
                            .filter(move -> move.becomes() == tier)
                            .toList();
                    int customers = then.stream().mapToInt(Move::customers).sum();
                    int before = moves.stream()
                            .filter(move -> move.was() == tier)
                            .mapToInt(Move::customers)
                            .sum();
                    int change = customers - before;
                    return new TierLine(
                            ui.message("choice.investTier." + tier),
                            ui.formats().number(customers),
                            InsightCards.money(
                                    then.stream().mapToDouble(Move::value).sum(), ui),
                            InsightCards.money(
                                    then.stream().mapToDouble(Move::atRisk).sum(), ui),
                            change == 0
                                    ? "–"
                                    : ui.formats()
                                            .fromTheLeft((change > 0 ? "+" : "−")
                                                    + ui.formats().number(Math.abs(change))));
                })
                .toList();
    }

    private static HeatMap moves(List<Move> moves, InvestmentPolicy asked, Ui ui) {
        List<String> names = Arrays.stream(Tier.values())
                .map(tier -> ui.message("choice.investTier." + tier))
                .toList();
        return HeatMap.of(
                ui.message("insight.flows.corner"),
                names,
                names,
                Arrays.stream(Tier.values())
                        .map(was -> Arrays.stream(Tier.values())
                                .map(becomes -> move(moves, was, becomes, asked, ui))
                                .toList())
                        .toList());
    }

    private static HeatMap.Value move(List<Move> moves, Tier was, Tier becomes, InvestmentPolicy asked, Ui ui) {
        int customers = moves.stream()
                .filter(move -> move.was() == was && move.becomes() == becomes)
                .mapToInt(Move::customers)
                .sum();
        String figure = customers == 0 ? "" : ui.formats().number(customers);
        return new HeatMap.Value(
                was == becomes ? 0 : customers,
                figure,
                ui.message(
                        "insight.flow",
                        ui.message("choice.investTier." + was),
                        ui.message("choice.investTier." + becomes),
                        figure),
                customers == 0 ? null : ValueList.moving(asked, was, becomes));
    }

    private static PastLine past(Decided decided, Ui ui) {
        return new PastLine(
                ui.formats().dateTime(decided.decidedAt()),
                decided.decidedBy() == null ? "" : decided.decidedBy(),
                ui.message(
                        "invest.policy",
                        part(decided.highPercent(), decided.highRisk(), ui),
                        part(decided.mediumPercent(), decided.mediumRisk(), ui)));
    }

    private static String part(int percent, int risk, Ui ui) {
        return risk == RISKS
                ? ui.message("invest.part.any", percent)
                : ui.message("invest.part", percent, ui.message("invest.risk." + risk));
    }
}
