package peyvand.web.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.AnalysisSetting;
import peyvand.analytical.insight.AnalysisSettings;
import peyvand.web.i18n.Ui;

/**
 * One setting of the analysis, as it was when it ran.
 *
 * @param next what holds from the next run on; null where that is the same
 */
record SettingLine(String name, String was, @Nullable String next) {

    /** By what the results that are shown were reckoned; before the first run, what it will be reckoned by. */
    static List<SettingLine> shown(AnalysisRuns runs, AnalysisSettings settings, Ui ui) {
        AnalysisSetting next = settings.now();
        return runs.current()
                .map(AnalysisRun::id)
                .flatMap(runs::setting)
                .map(was -> of(was, next, ui))
                .orElseGet(() -> of(next, next, ui));
    }

    /** By what another run reckoned. */
    static List<SettingLine> of(AnalysisSetting was, AnalysisSetting next, Ui ui) {
        List<SettingLine> lines = new ArrayList<>();
        add(lines, "field.analysisAsOf", one -> ui.message("choice.analysisAsOf." + one.asOf()), was, next, ui);
        add(lines, "field.horizonMonths", one -> ui.formats().number(one.horizonMonths()), was, next, ui);
        add(lines, "field.yearlyDiscount", one -> ui.formats().number(one.discountPercent()), was, next, ui);
        add(lines, "field.loyalDays", one -> ui.formats().number(one.loyalDays()), was, next, ui);
        add(lines, "field.riskFactor", one -> ui.formats().number(one.riskFactor(), 2), was, next, ui);
        add(lines, "field.lostFactor", one -> ui.formats().number(one.lostFactor(), 2), was, next, ui);
        return lines;
    }

    private static void add(
            List<SettingLine> lines,
            String key,
            Function<AnalysisSetting, String> text,
            AnalysisSetting was,
            AnalysisSetting next,
            Ui ui) {
        String before = text.apply(was);
        String after = text.apply(next);
        lines.add(new SettingLine(ui.message(key), before, before.equals(after) ? null : after));
    }
}
