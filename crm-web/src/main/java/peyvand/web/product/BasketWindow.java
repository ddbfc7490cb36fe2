package peyvand.web.product;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.insight.AnalysisRun;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.Card;
import peyvand.web.i18n.Ui;

/** Of what time, and of how much, what is said of products speaks. */
@Component
class BasketWindow {

    private final AnalysisRuns runs;

    BasketWindow(AnalysisRuns runs) {
        this.runs = runs;
    }

    /** As a sentence for the head of a page; null before the first analysis. */
    @Nullable
    String of(Ui ui) {
        AnalysisRun run = runs.current().orElse(null);
        Card card = runs.card().orElse(null);
        return run == null || card == null || run.asOf() == null
                ? null
                : ui.message(
                        "baskets.window",
                        run.asOf(),
                        run.boughtFrom() == null ? "–" : run.boughtFrom(),
                        run.boughtTo() == null ? "–" : run.boughtTo(),
                        card.baskets().baskets());
    }

    /** How the rules came to be; null before the first analysis. */
    @Nullable
    String ofRules(Ui ui) {
        return runs.card()
                .map(Card::baskets)
                .map(baskets -> ui.message("baskets.tried", baskets.rules(), baskets.tests(), baskets.leastCount()))
                .orElse(null);
    }

    /** How many purchases the analysis has read. */
    int baskets() {
        return runs.card().map(card -> card.baskets().baskets()).orElse(0);
    }
}
