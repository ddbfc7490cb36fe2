package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.Contacts;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.field.CustomFieldSet;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Composing;
import peyvand.web.form.Editing;
import peyvand.web.form.Field;
import peyvand.web.form.FieldRoutes;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

@Controller
@RequestMapping("/contacts")
class ContactController implements FieldRoutes<ContactId> {

    private final Contacts contacts;
    private final ContactQueries queries;
    private final ContactPage page;
    private final Conversations conversations;
    private final CustomerQueries customers;
    private final CustomerFields customerFields;
    private final CustomFieldSets customFields;
    private final ContactList list;
    private final Lists lists;
    private final Submissions submissions;

    ContactController(
            Contacts contacts,
            ContactQueries queries,
            ContactPage page,
            Conversations conversations,
            CustomerQueries customers,
            CustomerFields customerFields,
            CustomFieldSets customFields,
            ContactList list,
            Lists lists,
            Submissions submissions) {
        this.contacts = contacts;
        this.queries = queries;
        this.page = page;
        this.conversations = conversations;
        this.customers = customers;
        this.customerFields = customerFields;
        this.customFields = customFields;
        this.list = list;
        this.lists = lists;
        this.submissions = submissions;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "contact/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    @GetMapping("/{id}")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            @RequestParam(required = false) @Nullable TimelineSource show,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        ContactId survivor = queries.survivor(id).orElse(id);
        if (!survivor.equals(id)) {
            return "redirect:/contacts/" + survivor;
        }
        ContactDetails contact = queries.details(viewer, id);
        Conversation conversation = conversations.of(viewer, ui, id, show, at);
        return page.show(viewer, ui, contact, HandleViews.form(ui.formats()), conversation, model);
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, @RequestParam(required = false) @Nullable CustomerId customer, Model model) {
        CustomFieldSet own = customFields.of(RecordKind.CONTACT, ui);
        Form form = Form.empty(newFields(own), ui.formats());
        if (customer != null) {
            customers
                    .choice(viewer, customer)
                    .ifPresent(choice -> form.with("customer", choice.name() + " (" + choice.number() + ")"));
        }
        return composing(viewer, ui, own, model).page(form, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        CustomFieldSet own = customFields.of(RecordKind.CONTACT, ui);
        Form form = Form.read(newFields(own), ui.formats(), http.getParameterMap());
        return composing(viewer, ui, own, model).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/archive")
    String archive(Viewer viewer, @PathVariable ContactId id, @RequestParam boolean archived) {
        if (archived) {
            contacts.archive(viewer, id);
        } else {
            contacts.restore(viewer, id);
        }
        return "redirect:/contacts/" + id;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, ContactId id) {
        queries.details(viewer, id);
        CustomFieldSet own = customFields.of(RecordKind.CONTACT, ui);
        return new Editing(
                "/contacts/" + id,
                ui.message("contact.edit"),
                () -> own.extend(ContactFields.form(queries.details(viewer, id), ui.formats()), id.value()),
                form -> contacts.edit(viewer, id, form.version(), ContactFields.data(form), own.read(form)),
                () -> own.extend(ContactFields.view(queries.details(viewer, id), false, ui), id.value()),
                violation -> "familyName");
    }

    private static List<Field> newFields(CustomFieldSet own) {
        List<Field> all = new ArrayList<>();
        all.add(Field.suggested("customer", "/customers/suggestions").asRequired());
        all.addAll(ContactFields.FIELDS);
        all.addAll(3, QuickHandles.FIELDS);
        all.addAll(own.fields());
        return all;
    }

    private Composing composing(Viewer viewer, Ui ui, CustomFieldSet own, Model model) {
        model.addAttribute("similar", "/duplicates/similar?recordKind=CONTACT");
        return new Composing(
                "/contacts",
                ui.message("contact.new"),
                form -> {
                    CustomerId customer = customerFields.named(form, "customer", viewer);
                    var handles = QuickHandles.read(form);
                    return customer == null || form.hasProblems()
                            ? null
                            : () -> "/contacts/"
                                    + contacts.create(
                                            viewer, customer, ContactFields.data(form), handles, own.read(form));
                },
                violation -> "customer");
    }
}
