package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** Puts an opportunity's page together. */
@Component
class OpportunityPage {

    private static final int MOVES = 50;

    private final OpportunityQueries opportunities;
    private final PipelineQueries pipelines;

    OpportunityPage(OpportunityQueries opportunities, PipelineQueries pipelines) {
        this.opportunities = opportunities;
        this.pipelines = pipelines;
    }

    String show(Viewer viewer, Ui ui, OpportunityId id, Model model) {
        OpportunityDetails opportunity = opportunities.details(viewer, id);
        model.addAttribute("record", OpportunityView.record(opportunity, ui));
        model.addAttribute(
                "opportunity",
                OpportunityView.of(
                        opportunity, pipelines.pipeline(opportunity.pipeline()), opportunities.moves(id, MOVES), ui));
        model.addAttribute(
                "reasons",
                pipelines.lossReasons().stream()
                        .map(reason -> new Choice(
                                Long.toString(reason.id()), reason.label().in(ui.getLanguage())))
                        .toList());
        return "opportunity/page";
    }

    /** The page after something was refused, and why. */
    String refused(
            Viewer viewer,
            Ui ui,
            OpportunityId id,
            RuleViolation violation,
            HttpServletResponse response,
            Model model) {
        return refused(
                viewer,
                ui,
                id,
                HttpStatus.UNPROCESSABLE_CONTENT,
                ui.message(violation.key(), violation.args()),
                response,
                model);
    }

    String refused(
            Viewer viewer,
            Ui ui,
            OpportunityId id,
            HttpStatus status,
            String problem,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        return show(viewer, ui, id, model);
    }
}
