package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.staff.CompanyQueries;
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
@RequestMapping("/opportunities")
class OpportunityController implements FieldRoutes<OpportunityId> {

    private static final int SUGGESTIONS = 10;

    private final Opportunities opportunities;
    private final OpportunityQueries queries;
    private final OpportunityFields fields;
    private final OpportunityPage page;
    private final OpportunityList list;
    private final CustomFieldSets customFields;
    private final Alike alike;
    private final Lists lists;
    private final CustomerQueries customers;
    private final CompanyQueries companies;
    private final Submissions submissions;
    private final Clock clock;

    OpportunityController(
            Opportunities opportunities,
            OpportunityQueries queries,
            OpportunityFields fields,
            OpportunityPage page,
            OpportunityList list,
            CustomFieldSets customFields,
            Alike alike,
            Lists lists,
            CustomerQueries customers,
            CompanyQueries companies,
            Submissions submissions,
            Clock clock) {
        this.opportunities = opportunities;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
        this.list = list;
        this.customFields = customFields;
        this.alike = alike;
        this.lists = lists;
        this.customers = customers;
        this.companies = companies;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "opportunity/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    /** What a field that names an open one offers: "name (number)". */
    @GetMapping("/suggestions")
    @ResponseBody
    List<String> suggestions(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return q.isBlank()
                ? List.of()
                : queries.suggestions(viewer, q, SUGGESTIONS).stream()
                        .map(row -> row.name() + " (" + row.number() + ")")
                        .toList();
    }

    @GetMapping("/{id}")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable OpportunityId id,
            @RequestParam(required = false) @Nullable TimelineSource show,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        return show == null && at == null
                ? page.show(viewer, ui, id, model)
                : page.show(viewer, ui, id, show, at, model);
    }

    /**
     * @param customer to whom it would be sold, where that is known
     * @param stage where it would begin
     */
    @GetMapping("/new")
    String compose(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable StageId stage,
            Model model) {
        CustomFieldSet own = customFields.of(RecordKind.OPPORTUNITY, ui);
        Form form = Form.empty(fields.fields(ui), ui.formats())
                .and(own.fields())
                .with("openedOn", today())
                .with("owner", viewer.staff())
                .with(OpportunityFields.STAGE, stage == null ? firstStage(ui) : stage);
        if (customer != null) {
            customers
                    .choice(viewer, customer)
                    .ifPresent(choice -> form.with("customer", choice.name() + " (" + choice.number() + ")"));
        }
        return composing(viewer, ui, own, "", model).page(form, model);
    }

    /** @param alikeSeen which open ones the form has shown that may be the same */
    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "") String alikeSeen,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        CustomFieldSet own = customFields.of(RecordKind.OPPORTUNITY, ui);
        List<Field> all = new ArrayList<>(fields.fields(ui));
        all.addAll(own.fields());
        Form form = Form.read(all, ui.formats(), http.getParameterMap());
        return composing(viewer, ui, own, alikeSeen, model)
                .submit(form, submissions, viewer, ui, response, model, after);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, OpportunityId id) {
        OpportunityDetails now = queries.details(viewer, id);
        CustomFieldSet own = customFields.of(RecordKind.OPPORTUNITY, ui);
        return new Editing(
                "/opportunities/" + id,
                ui.message("opportunity.edit", now.number()),
                () -> own.extend(fields.form(queries.details(viewer, id), ui.formats()), id.value()),
                form -> {
                    OpportunityData data = fields.data(form, now, viewer, ui.formats());
                    if (data != null) {
                        opportunities.edit(viewer, id, form.version(), data, own.read(form));
                    }
                },
                () -> own.extend(OpportunityView.record(queries.details(viewer, id), ui), id.value()),
                OpportunityFields::blamed);
    }

    private @Nullable String firstStage(Ui ui) {
        return fields.stages(ui).stream()
                .findFirst()
                .map(choice -> choice.value())
                .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
    }

    private Composing composing(Viewer viewer, Ui ui, CustomFieldSet own, String alikeSeen, Model model) {
        return new Composing(
                "/opportunities",
                "/opportunities",
                ui.message("opportunity.new"),
                "opportunity.opened",
                form -> {
                    OpportunityData data = fields.data(form, null, viewer, ui.formats());
                    StageId stage = OpportunityFields.stage(form);
                    return data == null || alike.unseen(viewer, ui, stage, data, alikeSeen, model)
                            ? null
                            : () -> "/opportunities/" + opportunities.create(viewer, stage, data, own.read(form));
                },
                OpportunityFields::blamed);
    }
}
