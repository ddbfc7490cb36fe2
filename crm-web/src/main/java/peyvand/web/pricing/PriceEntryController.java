package peyvand.web.pricing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.PriceListId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.pricing.PriceEntryRow;
import peyvand.operational.pricing.PriceListQueries;
import peyvand.operational.pricing.PriceLists;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.Export;
import peyvand.web.list.Money;
import peyvand.web.pricing.PastedPrices.WrongRow;

/** The prices of a list: many are pasted at once, one is taken out, all are exported. */
@Controller
@RequestMapping("/price-lists/{id}")
class PriceEntryController {

    private final PriceLists lists;
    private final PriceListQueries queries;
    private final ProductQueries products;
    private final PriceListPage page;

    PriceEntryController(PriceLists lists, PriceListQueries queries, ProductQueries products, PriceListPage page) {
        this.lists = lists;
        this.queries = queries;
        this.products = products;
        this.page = page;
    }

    /** All rows are taken, or none and each that is wrong is told. */
    @PostMapping("/entries")
    String enter(
            Viewer viewer,
            Ui ui,
            @PathVariable PriceListId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = PriceListFields.readRows(ui.formats(), http.getParameterMap());
        PastedPrices pasted = PastedPrices.read(form.value(PriceListFields.ROWS), products::ofCodes, ui);
        List<WrongRow> wrong = form.hasProblems() ? List.of() : pasted.wrong();
        if (!wrong.isEmpty()) {
            form.reject(PriceListFields.ROWS, "pricing.rows.wrong", ui.formats().number(wrong.size()));
        } else if (pasted.entries().size() > PastedPrices.MOST) {
            form.reject(PriceListFields.ROWS, "pricing.rows.most", ui.formats().number(PastedPrices.MOST));
        }
        if (form.hasProblems()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.show(ui, id, null, form, wrong, model);
        }
        lists.enter(viewer, id, pasted.entries());
        after.addFlashAttribute(
                "notice", ui.message("pricing.entered", pasted.entries().size()));
        return "redirect:/price-lists/" + id;
    }

    @PostMapping("/entries/{entry}/removal")
    String remove(Viewer viewer, @PathVariable PriceListId id, @PathVariable long entry) {
        lists.remove(viewer, id, entry);
        return "redirect:/price-lists/" + id;
    }

    /** In the order in which rows are pasted, so that what was exported can be pasted again. */
    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(@PathVariable PriceListId id, Export export) throws IOException {
        String currency = queries.list(id).data().currency();
        List<Column<PriceEntryRow>> columns = List.of(
                Column.of("productCode", Kind.CODE, PriceEntryRow::code),
                Column.of("minQuantity", Kind.NUMBER, PriceEntryRow::minQuantity),
                Column.of("unitPrice", Kind.MONEY, row -> new Money(row.unitPrice(), currency)),
                Column.of("productName", Kind.TEXT, PriceEntryRow::name));
        export.write(RecordKind.PRICE_LIST, "prices", columns, rows -> queries.each(id, rows));
    }
}
