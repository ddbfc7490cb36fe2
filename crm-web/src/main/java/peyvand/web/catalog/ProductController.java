package peyvand.web.catalog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ProductId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductChoice;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.catalog.Products;
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
@RequestMapping("/products")
class ProductController implements FieldRoutes<ProductId> {

    private static final int SUGGESTIONS = 10;

    private final Products products;
    private final ProductQueries queries;
    private final ProductPage page;
    private final CustomFieldSets customFields;
    private final ProductList list;
    private final Lists lists;
    private final Submissions submissions;

    ProductController(
            Products products,
            ProductQueries queries,
            ProductPage page,
            CustomFieldSets customFields,
            ProductList list,
            Lists lists,
            Submissions submissions) {
        this.products = products;
        this.queries = queries;
        this.page = page;
        this.customFields = customFields;
        this.list = list;
        this.lists = lists;
        this.submissions = submissions;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "catalog/list";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    /** What a field that names a product offers: "name (code)". */
    @GetMapping("/suggestions")
    @ResponseBody
    List<String> suggestions(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return q.isBlank()
                ? List.of()
                : queries.choices(viewer, q, SUGGESTIONS).stream()
                        .map(ProductChoice::label)
                        .toList();
    }

    /** What a field that names a category offers. */
    @GetMapping("/categories")
    @ResponseBody
    List<String> categories(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return queries.categories(viewer, q.strip(), SUGGESTIONS);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable ProductId id, Model model) {
        return page.show(viewer, ui, queries.details(viewer, id), model);
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        CustomFieldSet own = customFields.of(RecordKind.PRODUCT, ui);
        return composing(viewer, ui, own).page(ProductFields.empty(own.fields(), ui.formats()), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        CustomFieldSet own = customFields.of(RecordKind.PRODUCT, ui);
        Form form = ProductFields.read(own.fields(), ui.formats(), http.getParameterMap());
        return composing(viewer, ui, own).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/archive")
    String archive(Viewer viewer, @PathVariable ProductId id, @RequestParam boolean archived) {
        if (archived) {
            products.archive(viewer, id);
        } else {
            products.restore(viewer, id);
        }
        return "redirect:/products/" + id;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, ProductId id) {
        queries.details(viewer, id);
        CustomFieldSet own = customFields.of(RecordKind.PRODUCT, ui);
        return new Editing(
                "/products/" + id,
                ui.message("product.edit"),
                () -> own.extend(ProductFields.form(queries.details(viewer, id), ui.formats()), id.value()),
                form -> products.edit(viewer, id, form.version(), ProductFields.data(form), own.read(form)),
                () -> own.extend(ProductFields.view(queries.details(viewer, id), ui), id.value()),
                ProductFields::blamed);
    }

    private Composing composing(Viewer viewer, Ui ui, CustomFieldSet own) {
        return new Composing(
                "/products",
                ui.message("product.new"),
                form -> () -> "/products/" + products.create(viewer, ProductFields.data(form), own.read(form)),
                ProductFields::blamed);
    }
}
