package peyvand.web.pricing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.PriceListId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.PriceListQueries;
import peyvand.operational.pricing.PriceLists;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Price lists, and the tax that is usual. */
@Controller
@RequestMapping(PriceListController.LIST)
class PriceListController implements EditRoutes<PriceListId> {

    static final String LIST = "/price-lists";

    private final PriceLists lists;
    private final PriceListQueries queries;
    private final PriceListFields fields;
    private final PriceListPage page;
    private final CompanyQueries companies;
    private final Submissions submissions;
    private final Clock clock;

    PriceListController(
            PriceLists lists,
            PriceListQueries queries,
            PriceListFields fields,
            PriceListPage page,
            CompanyQueries companies,
            Submissions submissions,
            Clock clock) {
        this.lists = lists;
        this.queries = queries;
        this.fields = fields;
        this.page = page;
        this.companies = companies;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping
    String list(Ui ui, Model model) {
        return page.list(ui, page.tax(ui), model);
    }

    /** @param at where the shown prices begin; the first ones without it */
    @GetMapping("/{id}")
    String show(Ui ui, @PathVariable PriceListId id, @RequestParam(required = false) @Nullable String at, Model model) {
        return page.show(ui, id, at, PriceListFields.emptyRows(ui.formats()), List.of(), model);
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
        return composing(viewer, ui).page(fields.empty(ui, today), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = fields.read(ui, http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/retirement")
    String retire(
            Viewer viewer,
            Ui ui,
            @PathVariable PriceListId id,
            @RequestParam boolean retired,
            HttpServletResponse response,
            Model model) {
        try {
            lists.retire(viewer, id, retired);
        } catch (RuleViolation violation) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", ui.message(violation.key(), violation.args()));
            return show(ui, id, null, model);
        }
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping("/usual-tax")
    String usualTax(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = PriceListFields.readTax(ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                lists.usualTax(viewer, Objects.requireNonNull(form.decimal(PriceListFields.USUAL_TAX)));
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:" + LIST;
            } catch (RuleViolation violation) {
                form.reject(PriceListFields.USUAL_TAX, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.list(ui, form, model);
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, PriceListId id) {
        return Editing.onForm(
                LIST + "/" + id,
                () -> LIST + "/" + id,
                ui.message("pricing.edit"),
                () -> fields.form(queries.list(id), ui),
                form -> lists.edit(viewer, id, form.version(), PriceListFields.data(form)),
                PriceListFields::blamed);
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                LIST,
                ui.message("pricing.new"),
                form -> () -> LIST + "/" + lists.create(viewer, PriceListFields.data(form)),
                PriceListFields::blamed);
    }
}
