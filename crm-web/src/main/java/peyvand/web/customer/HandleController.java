package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ConsentPurpose;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.HandleData;
import peyvand.operational.customer.Handles;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Adds and removes ways to reach somebody, and writes down consent. */
@Controller
class HandleController {

    private final Handles handles;
    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final Conversations conversations;
    private final CustomerPage customerPage;
    private final ContactPage contactPage;

    HandleController(
            Handles handles,
            CustomerQueries customers,
            ContactQueries contacts,
            Conversations conversations,
            CustomerPage customerPage,
            ContactPage contactPage) {
        this.handles = handles;
        this.customers = customers;
        this.contacts = contacts;
        this.conversations = conversations;
        this.customerPage = customerPage;
        this.contactPage = contactPage;
    }

    @PostMapping("/customers/{id}/handles")
    String addToCustomer(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Form form = read(ui, http);
        if (added(form, handle -> handles.add(viewer, id, handle))) {
            return "redirect:/customers/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        CustomerDetails customer = customers.details(viewer, id);
        return customerPage.show(viewer, ui, customer, form, conversations.of(viewer, ui, customer, null, null), model);
    }

    @PostMapping("/contacts/{id}/handles")
    String addToContact(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        Form form = read(ui, http);
        if (added(form, handle -> handles.add(viewer, id, handle))) {
            return "redirect:/contacts/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return contactPage.show(
                viewer, ui, contacts.details(viewer, id), form, conversations.of(viewer, ui, id, null, null), model);
    }

    @PostMapping("/handles/{id}/removal")
    String remove(Viewer viewer, @PathVariable long id, @RequestParam(required = false) @Nullable String back) {
        handles.remove(viewer, id);
        return "redirect:" + own(back);
    }

    @PostMapping("/handles/{id}/consents")
    String consent(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam ConsentPurpose purpose,
            @RequestParam boolean granted,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String wording,
            @RequestParam(required = false) @Nullable String back) {
        handles.consent(viewer, id, purpose, granted, typed(source), typed(wording));
        return "redirect:" + own(back);
    }

    private static @Nullable String typed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Form read(Ui ui, HttpServletRequest http) {
        return Form.read(HandleViews.fields(), ui.formats(), http.getParameterMap());
    }

    private static boolean added(Form form, Consumer<HandleData> add) {
        if (form.hasProblems()) {
            return false;
        }
        try {
            add.accept(new HandleData(
                    HandleKind.valueOf(form.required("handleKind")),
                    form.required("handleValue"),
                    form.text("handleLabel")));
            return true;
        } catch (RuleViolation violation) {
            form.reject("handleValue", violation);
            return false;
        }
    }

    /** Only the page of a customer or contact, whatever a request may say. */
    private static String own(@Nullable String back) {
        return back != null && back.matches("/(customers|contacts)/\\d{1,18}") ? back : "/customers";
    }
}
