package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.web.customer.Composer;
import peyvand.web.customer.Conversation;
import peyvand.web.customer.Conversations;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Writes down what was said about a sale, and shows what happened about it piece by piece. */
@Controller
@RequestMapping("/opportunities/{id}")
class ConversationController {

    private final Touchpoints touchpoints;
    private final Conversations conversations;
    private final Composer composer;
    private final OpportunityQueries opportunities;
    private final OpportunityPage page;

    ConversationController(
            Touchpoints touchpoints,
            Conversations conversations,
            Composer composer,
            OpportunityQueries opportunities,
            OpportunityPage page) {
        this.touchpoints = touchpoints;
        this.conversations = conversations;
        this.composer = composer;
        this.opportunities = opportunities;
        this.page = page;
    }

    @GetMapping("/timeline")
    String timeline(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam(required = false) @Nullable TimelineSource show,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        OpportunityId sale = opportunities.row(viewer, id).id();
        return Composer.timeline(conversations.timeline(viewer, ui, sale, show, at), model);
    }

    @PostMapping("/touchpoints")
    String log(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        OpportunityDetails sale = opportunities.details(viewer, id);
        CustomerId customer = sale.data().customer();
        Form form = conversations.read(viewer, ui, sale, http.getParameterMap());
        return composer.log(
                viewer,
                ui,
                new Composer.Place(
                        "/opportunities/" + id,
                        form,
                        data -> touchpoints.log(viewer, customer, data.about(id)),
                        () -> conversations.of(viewer, ui, sale, null, null),
                        () -> conversations.of(viewer, ui, sale, form),
                        refused -> {
                            model.addAttribute(Conversation.NAME, refused);
                            return page.show(viewer, ui, id, model);
                        }),
                http,
                response,
                model,
                after);
    }
}
