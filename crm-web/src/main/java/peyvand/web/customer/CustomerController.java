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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandleData;
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
@RequestMapping("/customers")
class CustomerController implements FieldRoutes<CustomerId> {

    private final Customers customers;
    private final CustomerQueries queries;
    private final CustomerFields fields;
    private final CustomerList list;
    private final CustomerPage page;
    private final Conversations conversations;
    private final CustomFieldSets customFields;
    private final Lists lists;
    private final Submissions submissions;

    CustomerController(
            Customers customers,
            CustomerQueries queries,
            CustomerFields fields,
            CustomerList list,
            CustomerPage page,
            Conversations conversations,
            CustomFieldSets customFields,
            Lists lists,
            Submissions submissions) {
        this.customers = customers;
        this.queries = queries;
        this.fields = fields;
        this.list = list;
        this.page = page;
        this.conversations = conversations;
        this.customFields = customFields;
        this.lists = lists;
        this.submissions = submissions;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "customer/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    /** What a field that names a customer offers: "name (number)". */
    @GetMapping("/suggestions")
    @ResponseBody
    List<String> suggestions(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return q.isBlank()
                ? List.of()
                : queries.choices(viewer, q, 10).stream()
                        .map(choice -> choice.name() + " (" + choice.number() + ")")
                        .toList();
    }

    @GetMapping("/{id}")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable TimelineSource show,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        CustomerId survivor = queries.survivor(id).orElse(id);
        if (!survivor.equals(id)) {
            return "redirect:/customers/" + survivor;
        }
        CustomerDetails customer = queries.details(viewer, id);
        Conversation conversation = conversations.of(viewer, ui, customer, show, at);
        return page.show(viewer, ui, customer, HandleViews.form(ui.formats()), conversation, model);
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        CustomFieldSet own = customFields.of(RecordKind.CUSTOMER, ui);
        Form form = Form.empty(newFields(own), ui.formats()).with("kind", "ORGANISATION");
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
        CustomFieldSet own = customFields.of(RecordKind.CUSTOMER, ui);
        Form form = Form.read(newFields(own), ui.formats(), http.getParameterMap());
        QuickHandles.read(form); // whatever is wrong with them is shown together with the rest
        return composing(viewer, ui, own, model).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/archive")
    String archive(Viewer viewer, @PathVariable CustomerId id, @RequestParam boolean archived) {
        if (archived) {
            customers.archive(viewer, id);
        } else {
            customers.restore(viewer, id);
        }
        return "redirect:/customers/" + id;
    }

    private List<Field> newFields(CustomFieldSet own) {
        List<Field> all = new ArrayList<>(fields.fields(null));
        all.addAll(2, QuickHandles.FIELDS);
        all.addAll(own.fields());
        return all;
    }

    private static String field(RuleViolation violation) {
        return violation.key().contains("eference")
                ? "reference"
                : violation.key().contains("arent") ? "parent" : "name";
    }

    private Composing composing(Viewer viewer, Ui ui, CustomFieldSet own, Model model) {
        model.addAttribute("similar", "/duplicates/similar?recordKind=CUSTOMER");
        return new Composing(
                "/customers",
                ui.message("customer.new"),
                form -> {
                    List<HandleData> handles = QuickHandles.read(form);
                    var data = fields.data(form, null, viewer);
                    return form.hasProblems()
                            ? null
                            : () -> "/customers/" + customers.create(viewer, data, handles, own.read(form));
                },
                CustomerController::field);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, CustomerId id) {
        CustomerDetails now = queries.details(viewer, id);
        CustomFieldSet own = customFields.of(RecordKind.CUSTOMER, ui);
        return new Editing(
                "/customers/" + id,
                ui.message("customer.edit"),
                () -> own.extend(fields.form(queries.details(viewer, id), ui.formats()), id.value()),
                form -> {
                    var data = fields.data(form, now.data(), viewer);
                    if (!form.hasProblems()) {
                        customers.edit(viewer, id, form.version(), data, own.read(form));
                    }
                },
                () -> own.extend(CustomerView.of(queries.details(viewer, id), ui), id.value()),
                CustomerController::field);
    }
}
