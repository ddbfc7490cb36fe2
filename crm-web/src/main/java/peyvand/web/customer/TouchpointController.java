package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.web.customer.TouchpointFields.Choices;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Writes down contacts with customers, and shows what happened piece by piece. */
@Controller
class TouchpointController {

    private final Touchpoints touchpoints;
    private final TouchpointFields fields;
    private final Conversations conversations;
    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final CustomerPage customerPage;
    private final ContactPage contactPage;
    private final Composer composer;

    TouchpointController(
            Touchpoints touchpoints,
            TouchpointFields fields,
            Conversations conversations,
            CustomerQueries customers,
            ContactQueries contacts,
            CustomerPage customerPage,
            ContactPage contactPage,
            Composer composer) {
        this.touchpoints = touchpoints;
        this.fields = fields;
        this.conversations = conversations;
        this.customers = customers;
        this.contacts = contacts;
        this.customerPage = customerPage;
        this.contactPage = contactPage;
        this.composer = composer;
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
        return Composer.timeline(conversations.timeline(viewer, ui, known, show, at), model);
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
        return Composer.timeline(conversations.timeline(viewer, ui, known, show, at), model);
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
        return composer.log(
                viewer,
                ui,
                new Composer.Place(
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
        return composer.log(
                viewer,
                ui,
                new Composer.Place(
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
}
