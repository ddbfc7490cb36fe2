package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.relationship.NoteRow;
import peyvand.operational.relationship.OccasionData;
import peyvand.operational.relationship.RelationshipQueries;
import peyvand.operational.relationship.Relationships;
import peyvand.operational.relationship.Yearly;
import peyvand.operational.staff.Calendar;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Writes down what colleagues know of a customer or contact. */
@Controller
class RelationshipController {

    private final Relationships relationships;
    private final RelationshipQueries queries;
    private final RelationshipCards cards;
    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final CustomerPage customerPage;
    private final ContactPage contactPage;
    private final Conversations conversations;
    private final Submissions submissions;

    RelationshipController(
            Relationships relationships,
            RelationshipQueries queries,
            RelationshipCards cards,
            CustomerQueries customers,
            ContactQueries contacts,
            CustomerPage customerPage,
            ContactPage contactPage,
            Conversations conversations,
            Submissions submissions) {
        this.relationships = relationships;
        this.queries = queries;
        this.cards = cards;
        this.customers = customers;
        this.contacts = contacts;
        this.customerPage = customerPage;
        this.contactPage = contactPage;
        this.conversations = conversations;
        this.submissions = submissions;
    }

    /** The customer or contact a card stands on the page of. */
    private record Page(CustomerId customer, @Nullable ContactId contact) {

        String path() {
            return contact == null ? "/customers/" + customer : "/contacts/" + contact;
        }
    }

    @PostMapping("/customers/{id}/notes")
    String noteOnCustomer(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return note(viewer, ui, new Page(id, null), http, response, model);
    }

    @PostMapping("/contacts/{id}/notes")
    String noteOnContact(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return note(viewer, ui, of(viewer, id), http, response, model);
    }

    @PostMapping("/customers/{id}/occasions")
    String occasionOfCustomer(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return occasion(viewer, ui, new Page(id, null), http, response, model);
    }

    @PostMapping("/contacts/{id}/occasions")
    String occasionOfContact(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return occasion(viewer, ui, of(viewer, id), http, response, model);
    }

    @PostMapping("/occasions/{id}/removal")
    String removeOccasion(Viewer viewer, @PathVariable long id, @RequestParam(required = false) @Nullable String back) {
        relationships.removeOccasion(viewer, id);
        return "redirect:" + own(back);
    }

    @PostMapping("/customers/{id}/favourite-colleague")
    String favour(Viewer viewer, @PathVariable CustomerId id, @RequestParam(required = false) @Nullable StaffId staff) {
        relationships.favour(viewer, id, staff);
        return "redirect:/customers/" + id;
    }

    @GetMapping("/notes/{id}/edit")
    String editNote(Viewer viewer, Ui ui, @PathVariable long id, Model model) {
        return editing(viewer, ui, id).page(model);
    }

    @PostMapping("/notes/{id}/edit")
    String saveNote(
            Viewer viewer,
            Ui ui,
            @PathVariable long id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id).submit(ui, http, response, model, after);
    }

    @PostMapping("/notes/{id}/removal")
    String removeNote(Viewer viewer, @PathVariable long id) {
        Page page = page(queries.note(viewer, id));
        relationships.removeNote(viewer, id);
        return "redirect:" + page.path();
    }

    private String note(
            Viewer viewer, Ui ui, Page page, HttpServletRequest http, HttpServletResponse response, Model model) {
        Form form = Form.read(RelationshipCards.NOTE, ui.formats(), http.getParameterMap());
        return written(
                        viewer,
                        form,
                        "noteText",
                        page,
                        () -> relationships.addNote(viewer, page.customer, page.contact, form.required("noteText")))
                ? "redirect:" + page.path()
                : refused(viewer, ui, page, form, RelationshipCards.occasionForm(ui), response, model);
    }

    private String occasion(
            Viewer viewer, Ui ui, Page page, HttpServletRequest http, HttpServletResponse response, Model model) {
        Form form = Form.read(RelationshipCards.OCCASION, ui.formats(), http.getParameterMap());
        return written(
                        viewer,
                        form,
                        "notice",
                        page,
                        () -> relationships.addOccasion(viewer, page.customer, page.contact, data(form)))
                ? "redirect:" + page.path()
                : refused(viewer, ui, page, RelationshipCards.noteForm(ui), form, response, model);
    }

    private boolean written(Viewer viewer, Form form, String field, Page page, Runnable command) {
        if (form.hasProblems()) {
            return false;
        }
        try {
            submissions.once(viewer, form.key(), () -> {
                command.run();
                return page.path();
            });
        } catch (RuleViolation violation) {
            form.reject(violation.key().equals("rule.occasion.day") ? "occasionOn" : field, violation);
        }
        return !form.hasProblems();
    }

    private String refused(
            Viewer viewer,
            Ui ui,
            Page page,
            Form noteForm,
            Form occasionForm,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                RelationshipCards.NAME,
                cards.of(viewer, ui, page.customer, page.contact, true, noteForm, occasionForm));
        if (page.contact == null) {
            CustomerDetails customer = customers.details(viewer, page.customer);
            return customerPage.show(
                    viewer,
                    ui,
                    customer,
                    HandleViews.form(ui.formats()),
                    conversations.of(viewer, ui, customer, null, null),
                    model);
        }
        return contactPage.show(
                viewer,
                ui,
                contacts.details(viewer, page.contact),
                HandleViews.form(ui.formats()),
                conversations.of(viewer, ui, page.contact, null, null),
                model);
    }

    private static OccasionData data(Form form) {
        return new OccasionData(
                form.required("occasionLabel"),
                new Yearly(
                        Objects.requireNonNull(form.date("occasionOn")),
                        Objects.requireNonNull(form.choice("occasionCalendar", Calendar.class))),
                Objects.requireNonNull(form.wholeNumber("notice")));
    }

    private Page of(Viewer viewer, ContactId contact) {
        return new Page(contacts.details(viewer, contact).customer(), contact);
    }

    private static Page page(NoteRow note) {
        return new Page(note.customer(), note.contact());
    }

    private Editing editing(Viewer viewer, Ui ui, long id) {
        NoteRow now = queries.note(viewer, id);
        if (!now.author().equals(viewer.staff())) {
            throw new Refused("change somebody else's note");
        }
        return Editing.onForm(
                "/notes/" + id,
                page(now)::path,
                ui.message("relationship.note.edit"),
                () -> {
                    NoteRow note = queries.note(viewer, id);
                    return RelationshipCards.noteForm(ui)
                            .version(note.version())
                            .with("noteText", note.body());
                },
                form -> relationships.editNote(viewer, id, form.version(), form.required("noteText")),
                violation -> "noteText");
    }

    /** Only the page of a customer or contact, whatever a request may say. */
    private static String own(@Nullable String back) {
        return back != null && back.matches("/(customers|contacts)/\\d{1,18}") ? back : "/customers";
    }
}
