package peyvand.web.lead;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.LeadId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.LeadDetails;
import peyvand.operational.lead.LeadDuplicates;
import peyvand.operational.lead.LeadQueries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;
import peyvand.web.security.RecordHistory;

/** Puts a lead's page together. */
@Component
class LeadPage {

    private final LeadQueries leads;
    private final LeadDuplicates duplicates;
    private final RecordHistory history;

    LeadPage(LeadQueries leads, LeadDuplicates duplicates, RecordHistory history) {
        this.leads = leads;
        this.duplicates = duplicates;
        this.history = history;
    }

    record ConsentView(String purpose, String wording, String source, String when) {}

    String show(Viewer viewer, Ui ui, LeadId id, Model model) {
        LeadDetails lead = leads.details(viewer, id);
        model.addAttribute("record", LeadView.record(lead, ui));
        model.addAttribute("lead", LeadView.of(lead, ui));
        model.addAttribute(
                "reasons",
                leads.reasons().stream()
                        .map(reason -> new Choice(
                                Long.toString(reason.id()), reason.label().in(ui.getLanguage())))
                        .toList());
        model.addAttribute(
                "agreed",
                leads.consents(id).stream()
                        .map(one -> new ConsentView(
                                ui.message("consent.purpose." + one.purpose()),
                                one.wording(),
                                one.source(),
                                ui.formats().dateTime(one.at())))
                        .toList());
        model.addAttribute("similar", lead.open() ? SimilarView.of(duplicates(viewer, lead), ui) : List.of());
        model.addAttribute("history", history.of(RecordKind.LEAD, id.value(), ui));
        return "lead/page";
    }

    private LeadDuplicates.Found duplicates(Viewer viewer, LeadDetails lead) {
        LeadData data = lead.data();
        return duplicates.of(viewer, data.person(), data.organisation(), data.email(), data.phone(), lead.id());
    }

    /** The page after something was refused, and why. */
    String refused(
            Viewer viewer,
            Ui ui,
            LeadId id,
            HttpStatus status,
            String problem,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        return show(viewer, ui, id, model);
    }
}
