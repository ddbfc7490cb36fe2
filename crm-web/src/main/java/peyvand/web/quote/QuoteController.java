package peyvand.web.quote;

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
import peyvand.domain.OpportunityId;
import peyvand.domain.QuoteId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.quote.QuoteData;
import peyvand.operational.quote.QuoteDetails;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.Quotes;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.Editing;
import peyvand.web.form.FieldRoutes;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

@Controller
@RequestMapping("/quotes")
class QuoteController implements FieldRoutes<QuoteId> {

    private static final int USUALLY_VALID_DAYS = 30;

    private final Quotes quotes;
    private final QuoteQueries queries;
    private final QuoteFields fields;
    private final QuotePage page;
    private final QuoteList list;
    private final Lists lists;
    private final CustomerQueries customers;
    private final OpportunityQueries opportunities;
    private final CompanyQueries companies;
    private final Submissions submissions;
    private final Clock clock;

    QuoteController(
            Quotes quotes,
            QuoteQueries queries,
            QuoteFields fields,
            QuotePage page,
            QuoteList list,
            Lists lists,
            CustomerQueries customers,
            OpportunityQueries opportunities,
            CompanyQueries companies,
            Submissions submissions,
            Clock clock) {
        this.quotes = quotes;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
        this.list = list;
        this.lists = lists;
        this.customers = customers;
        this.opportunities = opportunities;
        this.companies = companies;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "quote/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable QuoteId id, HttpServletRequest http, Model model) {
        return page.show(viewer, ui, id, http, model);
    }

    /**
     * @param customer to whom something is offered, where that is known
     * @param opportunity which the quote is to win; says the customer, too
     */
    @GetMapping("/new")
    String compose(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable OpportunityId opportunity,
            Model model) {
        Form form = begun(ui, opportunity != null);
        CustomerId offered = customer;
        if (opportunity != null) {
            offered = opportunities.details(viewer, opportunity).data().customer();
            form.with(QuoteFields.OPPORTUNITY, opportunity);
        } else if (customer != null) {
            customers
                    .choice(viewer, customer)
                    .ifPresent(choice -> form.with("customer", choice.name() + " (" + choice.number() + ")"));
        }
        form.with("documentLanguage", queries.usualLanguage(offered));
        return composing(viewer, ui, form).page(form, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        boolean ofOpportunity = http.getParameter(QuoteFields.OPPORTUNITY) != null;
        Form form = Form.read(
                ofOpportunity ? QuoteFields.ofOpportunity() : QuoteFields.ofCustomer(),
                ui.formats(),
                http.getParameterMap());
        return composing(viewer, ui, form).submit(form, submissions, viewer, ui, response, model, after);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, QuoteId id) {
        QuoteDetails now = queries.details(viewer, id);
        return new Editing(
                "/quotes/" + id,
                ui.message("quote.edit", now.label()),
                () -> fields.form(viewer, queries.details(viewer, id), ui.formats()),
                form -> {
                    QuoteData data = fields.changed(form, now, ui.formats());
                    if (data != null) {
                        quotes.edit(viewer, id, form.version(), data);
                    }
                },
                () -> QuoteView.record(queries.details(viewer, id), ui),
                QuoteFields::blamed);
    }

    private Form begun(Ui ui, boolean ofOpportunity) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
        return Form.empty(ofOpportunity ? QuoteFields.ofOpportunity() : QuoteFields.ofCustomer(), ui.formats())
                .with("validUntil", today.plusDays(USUALLY_VALID_DAYS));
    }

    private Composing composing(Viewer viewer, Ui ui, Form begun) {
        return new Composing(
                "/quotes",
                begun.has(QuoteFields.OPPORTUNITY)
                        ? "/opportunities/" + begun.value(QuoteFields.OPPORTUNITY)
                        : "/quotes",
                ui.message("quote.new"),
                "quote.begun",
                form -> {
                    QuoteData data = fields.begun(form, viewer, ui.formats());
                    return data == null ? null : () -> "/quotes/" + quotes.create(viewer, data);
                },
                QuoteFields::blamed);
    }
}
