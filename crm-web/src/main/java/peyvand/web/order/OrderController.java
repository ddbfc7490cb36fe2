package peyvand.web.order;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.sales.OrderData;
import peyvand.operational.sales.OrderDetails;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.sales.Orders;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.field.CustomFieldSet;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Composing;
import peyvand.web.form.Editing;
import peyvand.web.form.FieldRoutes;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

@Controller
@RequestMapping("/orders")
class OrderController implements FieldRoutes<OrderId> {

    private final Orders orders;
    private final OrderQueries queries;
    private final OrderFields fields;
    private final OrderPage page;
    private final CustomerQueries customers;
    private final CompanyQueries companies;
    private final CustomFieldSets customFields;
    private final OrderList list;
    private final Lists lists;
    private final Submissions submissions;
    private final Clock clock;

    OrderController(
            Orders orders,
            OrderQueries queries,
            OrderFields fields,
            OrderPage page,
            CustomerQueries customers,
            CompanyQueries companies,
            CustomFieldSets customFields,
            OrderList list,
            Lists lists,
            Submissions submissions,
            Clock clock) {
        this.orders = orders;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
        this.customers = customers;
        this.companies = companies;
        this.customFields = customFields;
        this.list = list;
        this.lists = lists;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "order/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    /** @param lines where the shown lines begin; the first ones without it */
    @GetMapping("/{id}")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable OrderId id,
            @RequestParam(required = false) @Nullable String lines,
            Model model) {
        return page.show(viewer, ui, id, lines, model);
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, @RequestParam(required = false) @Nullable CustomerId customer, Model model) {
        CustomFieldSet own = customFields.of(RecordKind.ORDER, ui);
        Form form = OrderFields.empty(own.fields(), ui.formats()).with("orderedOn", today());
        if (customer != null) {
            customers
                    .choice(viewer, customer)
                    .ifPresent(choice -> form.with("customer", choice.name() + " (" + choice.number() + ")"));
        }
        return composing(viewer, ui, own).page(form, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        CustomFieldSet own = customFields.of(RecordKind.ORDER, ui);
        Form form = OrderFields.read(own.fields(), ui.formats(), http.getParameterMap());
        return composing(viewer, ui, own).submit(form, submissions, viewer, ui, response, model, after);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, OrderId id) {
        OrderDetails now = queries.details(viewer, id);
        CustomFieldSet own = customFields.of(RecordKind.ORDER, ui);
        return new Editing(
                "/orders/" + id,
                ui.message("order.edit", now.number()),
                () -> own.extend(fields.form(viewer, queries.details(viewer, id), ui.formats()), id.value()),
                form -> {
                    OrderData data = fields.data(form, now, viewer, ui.formats());
                    if (data != null) {
                        orders.edit(viewer, id, form.version(), data, own.read(form));
                    }
                },
                () -> own.extend(OrderView.record(queries.details(viewer, id), ui), id.value()),
                OrderFields::blamed);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
    }

    private Composing composing(Viewer viewer, Ui ui, CustomFieldSet own) {
        return new Composing(
                "/orders",
                "/orders",
                ui.message("order.new"),
                "order.begun",
                form -> {
                    OrderData data = fields.data(form, null, viewer, ui.formats());
                    return data == null ? null : () -> "/orders/" + orders.create(viewer, data, own.read(form));
                },
                OrderFields::blamed);
    }
}
