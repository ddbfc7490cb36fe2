package peyvand.web.opportunity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.web.i18n.Ui;

/** Open opportunities of the customer that a new one may be once more: told before it is saved. */
@Component
class Alike {

    private static final int MOST = 5;

    private final OpportunityQueries opportunities;

    Alike(OpportunityQueries opportunities) {
        this.opportunities = opportunities;
    }

    record AlikeView(String href, String name, String stage, String amount) {}

    /** @param seen what the form sends of those it has shown */
    record View(List<AlikeView> opportunities, String seen) {}

    /**
     * Puts them on the form.
     *
     * @param seen as the form sent it; empty where it showed none
     * @return whether there is one that the form has not shown
     */
    boolean unseen(Viewer viewer, Ui ui, StageId stage, OpportunityData data, String seen, Model model) {
        List<OpportunityRow> alike = opportunities.alike(viewer, stage, data, MOST);
        if (Arrays.asList(seen.split(","))
                .containsAll(alike.stream().map(row -> row.id().toString()).toList())) {
            return false;
        }
        model.addAttribute(
                "alike",
                new View(
                        alike.stream()
                                .map(row -> new AlikeView(
                                        "/opportunities/" + row.id(),
                                        row.name(),
                                        row.stageLabel().in(ui.getLanguage()),
                                        ui.formats().money(row.amount(), row.currency())))
                                .toList(),
                        alike.stream().map(row -> row.id().toString()).collect(Collectors.joining(","))));
        return true;
    }
}
