package peyvand.web.insight;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.facts.AsOf;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.AnalysisSetting;
import peyvand.analytical.insight.AnalysisSettings;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.web.form.Conflict;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** How the analysis reckons: by what the results that are shown were reckoned, and what holds from the next run on. */
@Controller
@RequestMapping(AnalysisSettingController.PATH)
class AnalysisSettingController {

    static final String PATH = "/analysis/settings";

    private static final List<Field> FIELDS = List.of(
            Field.choice("analysisAsOf", AsOf.class).asRequired().withHint("analysis.asOf.hint"),
            Field.wholeNumber("horizonMonths").asRequired().withHint("analysis.horizonMonths.hint"),
            Field.decimal("yearlyDiscount").asRequired().withHint("analysis.yearlyDiscount.hint"),
            Field.wholeNumber("loyalDays").asRequired().withHint("analysis.loyalDays.hint"),
            Field.decimal("riskFactor").asRequired().withHint("analysis.riskFactor.hint"),
            Field.decimal("lostFactor").asRequired().withHint("analysis.lostFactor.hint"));

    private final AnalysisSettings settings;
    private final AnalysisRuns runs;

    AnalysisSettingController(AnalysisSettings settings, AnalysisRuns runs) {
        this.settings = settings;
        this.runs = runs;
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, Model model) {
        settings.requireDecider(viewer);
        return page(form(settings.now(), ui), ui, model);
    }

    @PostMapping
    String save(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "false") boolean run,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        settings.requireDecider(viewer);
        Form form = Form.read(FIELDS, ui.formats(), http.getParameterMap());
        try {
            if (saved(viewer, form)) {
                after.addFlashAttribute("notice", ui.message(run ? begin(viewer) : "analysis.setting.saved"));
                return "redirect:/analysis";
            }
        } catch (Stale stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", Conflict.between(PATH, form, form(settings.now(), ui)));
            return "fragments/conflict";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, ui, model);
    }

    private String begin(Viewer viewer) {
        return runs.ask(viewer) ? "analysis.setting.savedAndAsked" : "analysis.setting.savedWhileRunning";
    }

    private boolean saved(Viewer viewer, Form form) {
        if (form.hasProblems()) {
            return false;
        }
        AnalysisSetting setting = setting(form);
        for (RuleViolation problem : setting.problems()) {
            form.reject(problem.key().substring(problem.key().lastIndexOf('.') + 1), problem);
        }
        if (form.hasProblems()) {
            return false;
        }
        settings.decide(viewer, setting);
        return true;
    }

    private String page(Form form, Ui ui, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("shown", SettingLine.shown(runs, settings, ui));
        return "insight/settings";
    }

    private static Form form(AnalysisSetting setting, Ui ui) {
        return Form.empty(FIELDS, ui.formats())
                .with("analysisAsOf", setting.asOf())
                .with("horizonMonths", setting.horizonMonths())
                .with("yearlyDiscount", setting.discountPercent())
                .with("loyalDays", setting.loyalDays())
                .with("riskFactor", setting.riskFactor())
                .with("lostFactor", setting.lostFactor())
                .version(setting.version());
    }

    private static AnalysisSetting setting(Form form) {
        return new AnalysisSetting(
                Objects.requireNonNull(form.choice("analysisAsOf", AsOf.class)),
                Objects.requireNonNull(form.wholeNumber("horizonMonths")),
                decimal(form, "yearlyDiscount").movePointLeft(2).doubleValue(),
                Objects.requireNonNull(form.wholeNumber("loyalDays")),
                decimal(form, "riskFactor").doubleValue(),
                decimal(form, "lostFactor").doubleValue(),
                form.version());
    }

    private static BigDecimal decimal(Form form, String name) {
        return Objects.requireNonNull(form.decimal(name));
    }
}
