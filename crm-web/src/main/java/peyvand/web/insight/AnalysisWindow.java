package peyvand.web.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** Of what time and of whom a figure of the analysis speaks. */
final class AnalysisWindow {

    static final double HUNDRED = 100;

    private AnalysisWindow() {}

    /** One sentence for the head of a page. */
    static String of(AnalysisRun run, Viewer viewer, Ui ui) {
        Formats formats = ui.formats();
        LocalDate from = run.boughtFrom();
        boolean all = viewer.customers().everything() && viewer.orders().everything();
        if (!all) {
            return ui.message("insight.window.own", formats.date(run.asOf()));
        }
        return ui.message(
                        "insight.window",
                        formats.date(run.asOf()),
                        dash(formats.date(from)),
                        dash(formats.date(run.boughtTo())),
                        formats.number(run.orders()),
                        formats.number(run.buyers()))
                + " "
                + ui.message("insight.seen.all");
    }

    private static String dash(@Nullable String text) {
        return text == null || text.isEmpty() ? "–" : text;
    }

    static String percent(double share, Ui ui) {
        return ui.message("opportunity.percent", Math.round(share * HUNDRED));
    }
}
