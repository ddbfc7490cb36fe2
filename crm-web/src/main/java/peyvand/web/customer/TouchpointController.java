package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Attachments;
import peyvand.operational.attachment.Holder;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.attachment.Uploads;
import peyvand.web.customer.TouchpointFields.Choices;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Writes down contacts with customers, and shows what happened piece by piece. */
@Controller
class TouchpointController {

    private static final String CONVERSATION = "fragments/timeline :: conversation(conversation=${conversation})";

    private final Touchpoints touchpoints;
    private final TouchpointFields fields;
    private final Conversations conversations;
    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final CustomerPage customerPage;
    private final ContactPage contactPage;
    private final Submissions submissions;
    private final Uploads uploads;
    private final Attachments attachments;

    TouchpointController(
            Touchpoints touchpoints,
            TouchpointFields fields,
            Conversations conversations,
            CustomerQueries customers,
            ContactQueries contacts,
            CustomerPage customerPage,
            ContactPage contactPage,
            Submissions submissions,
            Uploads uploads,
            Attachments attachments) {
        this.touchpoints = touchpoints;
        this.fields = fields;
        this.conversations = conversations;
        this.customers = customers;
        this.contacts = contacts;
        this.customerPage = customerPage;
        this.contactPage = contactPage;
        this.submissions = submissions;
        this.uploads = uploads;
        this.attachments = attachments;
    }

    @GetMapping("/customers/{id}/timeline")
    String ofCustomer(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable TimelineSource show,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        CustomerId known = customers.details(viewer, id).id();
        return timeline(conversations.timeline(viewer, ui, known, show, at), model);
    }

    @GetMapping("/contacts/{id}/timeline")
    String ofContact(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            @RequestParam(required = false) @Nullable TimelineSource show,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        ContactId known = contacts.details(viewer, id).id();
        return timeline(conversations.timeline(viewer, ui, known, show, at), model);
    }

    @PostMapping("/customers/{id}/touchpoints")
    String logWithCustomer(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        CustomerDetails customer = customers.details(viewer, id);
        Form form =
                Form.read(fields.fields(conversations.choices(viewer, customer)), ui.formats(), http.getParameterMap());
        return log(
                viewer,
                ui,
                new Place(
                        "/customers/" + id,
                        form,
                        data -> touchpoints.log(viewer, id, data),
                        () -> conversations.of(viewer, ui, customer, null, null),
                        () -> conversations.of(viewer, ui, id, form),
                        refused -> customerPage.show(
                                viewer, ui, customer, HandleViews.form(ui.formats()), refused, model)),
                http,
                response,
                model,
                after);
    }

    @PostMapping("/contacts/{id}/touchpoints")
    String logWithContact(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        ContactDetails contact = contacts.details(viewer, id);
        Form form = Form.read(fields.fields(Choices.NONE), ui.formats(), http.getParameterMap());
        return log(
                viewer,
                ui,
                new Place(
                        "/contacts/" + id,
                        form,
                        data -> touchpoints.log(viewer, contact.customer(), data.with(id)),
                        () -> conversations.of(viewer, ui, id, null, null),
                        () -> conversations.of(viewer, ui, id, form),
                        refused ->
                                contactPage.show(viewer, ui, contact, HandleViews.form(ui.formats()), refused, model)),
                http,
                response,
                model,
                after);
    }

    /** The page on which something is written down: what it is about, and how it looks afterwards. */
    private record Place(
            String path,
            Form form,
            Function<TouchpointData, TouchpointId> log,
            Supplier<Conversation> emptied,
            Supplier<Conversation> refused,
            Function<Conversation, String> page) {}

    private String log(
            Viewer viewer,
            Ui ui,
            Place place,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        boolean fragment = http.getHeader("HX-Request") != null;
        if (logged(viewer, ui, place, http, response)) {
            String notice = ui.message("touchpoint.saved");
            if (fragment) {
                model.addAttribute("conversation", place.emptied.get().noticing(notice));
                return CONVERSATION;
            }
            after.addFlashAttribute("notice", notice);
            return "redirect:" + place.path;
        }
        if (!fragment) {
            return place.page.apply(place.refused.get());
        }
        model.addAttribute("conversation", place.refused.get());
        return CONVERSATION;
    }

    /** Where it was not, the response has the status that says why. */
    private boolean logged(Viewer viewer, Ui ui, Place place, HttpServletRequest http, HttpServletResponse response) {
        TouchpointData data = fields.data(place.form, viewer.staff(), ui.formats());
        if (data == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return false;
        }
        try {
            uploads.receive(
                    viewer,
                    http,
                    response,
                    files -> submissions.once(viewer, place.form.key(), () -> {
                        attachments.add(viewer, Holder.of(place.log.apply(data)), files);
                        return place.path;
                    }));
            return true;
        } catch (RuleViolation violation) {
            place.form.reject(TouchpointFields.blamed(violation), violation);
            return false;
        }
    }

    private static String timeline(TimelineView timeline, Model model) {
        model.addAttribute("timeline", timeline);
        return timeline.first() == null
                ? "fragments/timeline :: timeline(timeline=${timeline})"
                : "fragments/timeline :: piece(timeline=${timeline})";
    }
}
