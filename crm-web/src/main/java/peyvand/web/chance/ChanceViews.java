package peyvand.web.chance;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.analytical.chance.Chance;
import peyvand.analytical.chance.Chance.Reason;
import peyvand.analytical.chance.ChanceQueries;
import peyvand.analytical.chance.ChanceRun;
import peyvand.analytical.chance.Feature;
import peyvand.domain.OpportunityId;
import peyvand.domain.Viewer;
import peyvand.web.chance.ChanceView.ReasonView;
import peyvand.web.i18n.Ui;

/** Says how likely an opportunity is, and why. */
@Component
public class ChanceViews {

    private static final int REASONS = 4;
    private static final double HALF_A_POINT = 0.005;
    private static final int HUNDRED = 100;

    private final ChanceQueries chances;
    private final ChanceNames names;

    ChanceViews(ChanceQueries chances, ChanceNames names) {
        this.chances = chances;
        this.names = names;
    }

    /**
     * What a colleague's name does to it is told only to those who see all sales, and to the colleague.
     *
     * @param id of an open opportunity that the viewer may see
     * @param rate of its stage, in percent
     */
    public ChanceView of(Viewer viewer, OpportunityId id, int rate, Ui ui) {
        return chances.of(id)
                .map(chance -> learned(viewer, chance, ui))
                .orElseGet(() -> new ChanceView(false, percent(rate, ui), because(ui), List.of()));
    }

    /** In words, why the rates of the stages count now; what is learned counts where there is no such reason. */
    String because(Ui ui) {
        ChanceQueries.Standing standing = chances.standing();
        if (!standing.learned()) {
            return ui.message("chance.because.OFF");
        }
        return standing.last() == null ? ui.message("chance.because.NONE") : because(standing.last(), ui);
    }

    static String because(ChanceRun run, Ui ui) {
        return ui.message(
                "chance.because." + run.outcome(), run.decided(), ChanceRun.FEWEST, ChanceRun.FEWEST_OF_EITHER);
    }

    private ChanceView learned(Viewer viewer, Chance chance, Ui ui) {
        return new ChanceView(
                true,
                percent((int) Math.round(chance.probability() * HUNDRED), ui),
                null,
                chance.reasons().stream()
                        .filter(reason -> Math.abs(reason.points()) >= HALF_A_POINT)
                        .filter(reason -> mayKnow(viewer, reason))
                        .limit(REASONS)
                        .map(reason -> view(reason, ui))
                        .toList());
    }

    private static boolean mayKnow(Viewer viewer, Reason reason) {
        return reason.feature() != Feature.OWNER
                || viewer.orders().everything()
                || reason.value() == null
                || reason.value().equals(viewer.staff().value());
    }

    private ReasonView view(Reason reason, Ui ui) {
        long points = Math.round(reason.points() * HUNDRED);
        return new ReasonView(
                names.reason(reason, ui),
                ui.message(points > 0 ? "chance.points.more" : "chance.points.less", Math.abs(points)),
                points > 0);
    }

    private static String percent(int percent, Ui ui) {
        return ui.message("opportunity.percent", percent);
    }
}
