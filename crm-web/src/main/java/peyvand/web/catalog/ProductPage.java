package peyvand.web.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductDetails;
import peyvand.operational.sales.ProductFigures;
import peyvand.operational.sales.ProductSales;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.i18n.Ui;
import peyvand.web.product.ProductCards;

/** Puts a product's page together: what it is and how it sells. */
@Component
class ProductPage {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ProductSales sales;
    private final CustomFieldSets customFields;
    private final ProductCards cards;

    ProductPage(ProductSales sales, CustomFieldSets customFields, ProductCards cards) {
        this.sales = sales;
        this.customFields = customFields;
        this.cards = cards;
    }

    record Figure(String label, String text) {}

    record TopView(String name, String href, String revenue) {}

    String show(Viewer viewer, Ui ui, ProductDetails product, Model model) {
        ProductFigures figures = sales.figures(viewer, product.id());
        model.addAttribute(
                "record",
                customFields
                        .of(RecordKind.PRODUCT, ui)
                        .extend(ProductFields.view(product, ui), product.id().value()));
        model.addAttribute("kind", product.data().kind());
        model.addAttribute("sold", figures.lines() > 0);
        model.addAttribute("figures", figures(figures, ui));
        model.addAttribute(
                "bounded", figures.capped() ? ui.message("product.bounded", ProductSales.LATEST_LINES) : null);
        model.addAttribute(
                "top",
                figures.topCustomers().stream()
                        .map(top -> new TopView(
                                top.name(),
                                "/customers/" + top.id(),
                                ui.formats().money(top.revenue(), ui.baseCurrency())))
                        .toList());
        cards.add(viewer, ui, product.id(), product.code(), product.data().name(), model);
        return "catalog/page";
    }

    private static List<Figure> figures(ProductFigures figures, Ui ui) {
        List<Figure> views = new ArrayList<>();
        views.add(new Figure(ui.message("product.sold"), ui.formats().number(figures.sold())));
        views.add(new Figure(ui.message("product.revenue"), ui.formats().money(figures.revenue(), ui.baseCurrency())));
        if (figures.sold().signum() > 0) {
            BigDecimal share = figures.returned().multiply(HUNDRED).divide(figures.sold(), 1, RoundingMode.HALF_UP);
            views.add(new Figure(ui.message("product.returned"), ui.message("product.percent", share)));
        }
        views.add(new Figure(ui.message("product.lastSold"), ui.formats().date(figures.lastSoldAt())));
        return views;
    }
}
