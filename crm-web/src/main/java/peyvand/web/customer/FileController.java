package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Holder;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.web.attachment.FileCards;
import peyvand.web.attachment.Uploads;
import peyvand.web.i18n.Ui;

/** Hangs files on customers and contacts. */
@Controller
class FileController {

    private final Uploads uploads;
    private final FileCards cards;
    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final CustomerPage customerPage;
    private final ContactPage contactPage;
    private final Conversations conversations;

    FileController(
            Uploads uploads,
            FileCards cards,
            CustomerQueries customers,
            ContactQueries contacts,
            CustomerPage customerPage,
            ContactPage contactPage,
            Conversations conversations) {
        this.uploads = uploads;
        this.cards = cards;
        this.customers = customers;
        this.contacts = contacts;
        this.customerPage = customerPage;
        this.contactPage = contactPage;
        this.conversations = conversations;
    }

    @PostMapping("/customers/{id}/attachments")
    String addToCustomer(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        CustomerDetails customer = customers.details(viewer, id);
        String path = "/customers/" + id;
        try {
            uploads.add(viewer, ui, Holder.of(id), path, http, response);
            return added(path, ui, after);
        } catch (RuleViolation violation) {
            model.addAttribute(
                    FileCards.NAME,
                    cards.of(viewer, ui, Holder.of(id), path, true, ui.message(violation.key(), violation.args())));
            return customerPage.show(
                    viewer,
                    ui,
                    customer,
                    HandleViews.form(ui.formats()),
                    conversations.of(viewer, ui, customer, null, null),
                    model);
        }
    }

    @PostMapping("/contacts/{id}/attachments")
    String addToContact(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        ContactDetails contact = contacts.details(viewer, id);
        String path = "/contacts/" + id;
        try {
            uploads.add(viewer, ui, Holder.of(id), path, http, response);
            return added(path, ui, after);
        } catch (RuleViolation violation) {
            model.addAttribute(
                    FileCards.NAME,
                    cards.of(viewer, ui, Holder.of(id), path, true, ui.message(violation.key(), violation.args())));
            return contactPage.show(
                    viewer,
                    ui,
                    contact,
                    HandleViews.form(ui.formats()),
                    conversations.of(viewer, ui, id, null, null),
                    model);
        }
    }

    private static String added(String path, Ui ui, RedirectAttributes after) {
        after.addFlashAttribute("notice", ui.message("attachment.added"));
        return "redirect:" + path;
    }
}
