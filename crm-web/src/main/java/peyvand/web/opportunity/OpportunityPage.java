package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.competitor.CompetitorChoice;
import peyvand.operational.competitor.CompetitorQueries;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.opportunity.ContactRole;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityLines;
import peyvand.operational.opportunity.OpportunityParties;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.web.activity.OpenWork;
import peyvand.web.chance.ChanceViews;
import peyvand.web.customer.Conversation;
import peyvand.web.customer.Conversations;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.LineFields;
import peyvand.web.line.LineView;
import peyvand.web.quote.QuoteCards;

/** Puts an opportunity's page together. */
@Component
class OpportunityPage {

    private static final int MOVES = 50;
    private static final int CONTACTS = 100;

    private final OpportunityQueries opportunities;
    private final PipelineQueries pipelines;
    private final OpportunityParties parties;
    private final ContactQueries contacts;
    private final CompetitorQueries competitors;
    private final ChanceViews chances;
    private final CustomFieldSets customFields;
    private final OpenWork openWork;
    private final OpportunityLines lines;
    private final QuoteCards quotes;
    private final Conversations conversations;

    OpportunityPage(
            OpportunityQueries opportunities,
            PipelineQueries pipelines,
            OpportunityParties parties,
            ContactQueries contacts,
            CompetitorQueries competitors,
            ChanceViews chances,
            CustomFieldSets customFields,
            OpenWork openWork,
            OpportunityLines lines,
            QuoteCards quotes,
            Conversations conversations) {
        this.opportunities = opportunities;
        this.pipelines = pipelines;
        this.parties = parties;
        this.contacts = contacts;
        this.competitors = competitors;
        this.chances = chances;
        this.customFields = customFields;
        this.openWork = openWork;
        this.lines = lines;
        this.quotes = quotes;
        this.conversations = conversations;
    }

    /** @param path under which they are forgotten */
    record PersonView(String href, String path, String name, String role) {}

    record RivalView(String href, String path, String name) {}

    String show(Viewer viewer, Ui ui, OpportunityId id, Model model) {
        return show(viewer, ui, id, LineFields.empty(ui.formats()), model);
    }

    /**
     * @param only the kind of thing that happened to show; null: all
     * @param at where the timeline begins, as its links say
     */
    String show(
            Viewer viewer, Ui ui, OpportunityId id, @Nullable TimelineSource only, @Nullable String at, Model model) {
        OpportunityDetails opportunity = opportunities.details(viewer, id);
        model.addAttribute(Conversation.NAME, conversations.of(viewer, ui, opportunity, only, at));
        return show(viewer, ui, opportunity, LineFields.empty(ui.formats()), model);
    }

    /** @param lineForm for another line, as it came back */
    String show(Viewer viewer, Ui ui, OpportunityId id, Form lineForm, Model model) {
        return show(viewer, ui, opportunities.details(viewer, id), lineForm, model);
    }

    private String show(Viewer viewer, Ui ui, OpportunityDetails opportunity, Form lineForm, Model model) {
        OpportunityId id = opportunity.id();
        Pipeline pipeline = pipelines.pipeline(opportunity.pipeline());
        model.addAttribute(
                "record",
                customFields
                        .of(RecordKind.OPPORTUNITY, ui)
                        .extend(OpportunityView.record(opportunity, ui), id.value()));
        model.addAttribute(
                "opportunity", OpportunityView.of(opportunity, pipeline, opportunities.moves(id, MOVES), ui));
        if (opportunity.open()) {
            int rate = pipeline.stage(opportunity.stage()).probability();
            model.addAttribute("chance", chances.of(viewer, id, rate, ui));
        }
        List<CompetitorChoice> rivals = parties.competitors(id);
        model.addAttribute(
                "people",
                parties.people(id).stream()
                        .map(person -> new PersonView(
                                "/contacts/" + person.contact(),
                                "/opportunities/" + id + "/contacts/" + person.contact(),
                                person.name(),
                                person.role().name()))
                        .toList());
        model.addAttribute(
                "rivals",
                rivals.stream()
                        .map(rival -> new RivalView(
                                "/competitors/" + rival.id(),
                                "/opportunities/" + id + "/competitors/" + rival.id(),
                                rival.name()))
                        .toList());
        model.addAttribute(
                "contacts",
                contacts.of(viewer, opportunity.data().customer(), CONTACTS).stream()
                        .map(contact -> new Choice(contact.id().toString(), contact.name()))
                        .toList());
        model.addAttribute("roles", ContactRole.values());
        model.addAttribute("work", openWork.of(viewer, ui, id));
        if (!model.containsAttribute(Conversation.NAME)) {
            model.addAttribute(Conversation.NAME, conversations.of(viewer, ui, opportunity, null, null));
        }
        String currency = String.valueOf(opportunity.data().rate().currency());
        model.addAttribute(
                "lines",
                lines.of(id).stream()
                        .map(line -> LineView.of(line, currency, "/opportunities/" + id + "/lines", ui))
                        .toList());
        model.addAttribute("lineForm", lineForm);
        model.addAttribute(QuoteCards.NAME, quotes.of(viewer, id, ui));
        model.addAttribute(
                "competitors",
                competitors.choices().stream()
                        .map(one -> new Choice(one.id().toString(), one.name()))
                        .toList());
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
