package peyvand.web.product;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.product.BundleFacts;
import peyvand.analytical.product.BundleOutlook;
import peyvand.analytical.product.Bundles;
import peyvand.analytical.product.Product;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductChoice;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What would be if some products were sold as a bundle at a discount. Nothing of it is kept. */
@Controller
@RequestMapping("/baskets/bundle")
class BundleController {

    private static final String PART = "part";
    private static final String DISCOUNT = "discountPercent";
    private static final int MOST_PARTS = 5;
    private static final int USUAL_DISCOUNT = 10;
    private static final List<Field> PARTS = NamedProducts.fields(PART, MOST_PARTS);

    private final Bundles bundles;
    private final NamedProducts products;

    BundleController(Bundles bundles, NamedProducts products) {
        this.bundles = bundles;
        this.products = products;
    }

    record Figure(String label, String text) {}

    /** @param customers who have bought the others and lack it */
    record PartLine(String name, String href, String purchases, String price, String lacking, String customers) {}

    @GetMapping
    @OneRun
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        boolean asked = http.getParameter(PART + 1) != null;
        List<Field> fields = new ArrayList<>(PARTS);
        fields.add(Field.decimal(DISCOUNT).asRequired());
        Form form = asked
                ? Form.read(fields, ui.formats(), http.getParameterMap())
                : Form.empty(fields, ui.formats()).with(DISCOUNT, USUAL_DISCOUNT);
        model.addAttribute("form", form);
        if (asked) {
            List<ProductChoice> chosen = chosen(viewer, form);
            if (!form.hasProblems()) {
                answer(viewer, ui, chosen, discount(form), model);
            }
        }
        return "product/bundle";
    }

    private List<ProductChoice> chosen(Viewer viewer, Form form) {
        List<ProductChoice> chosen = PARTS.stream()
                .flatMap(field -> products.choice(viewer, form, field.name()).stream())
                .distinct()
                .toList();
        if (chosen.size() < 2) {
            form.reject(PART + 2, "baskets.bundle.two");
        }
        if (form.problem(DISCOUNT) == null && !(discount(form) >= 0 && discount(form) < 1)) {
            form.reject(DISCOUNT, "baskets.bundle.discount");
        }
        return chosen;
    }

    private static double discount(Form form) {
        BigDecimal percent = form.decimal(DISCOUNT);
        return percent == null ? 0 : percent.doubleValue() / Amounts.HUNDRED;
    }

    private void answer(Viewer viewer, Ui ui, List<ProductChoice> chosen, double discount, Model model) {
        BundleFacts facts =
                bundles.facts(viewer, chosen.stream().map(ProductChoice::id).toList());
        List<Product> parts = chosen.stream()
                .map(choice -> new Product(choice.id(), choice.code(), choice.name()))
                .toList();
        model.addAttribute("since", facts.since() == null ? null : ui.message("baskets.bundle.since", facts.since()));
        model.addAttribute("parts", parts(parts, facts, ui));
        model.addAttribute("holding", holding(facts, ui));
        model.addAttribute("orders", BasketList.link(parts));
        BundleOutlook outlook = BundleOutlook.of(facts, discount);
        model.addAttribute("outlook", outlook == null ? null : outlook(outlook, ui));
        model.addAttribute("breakEven", outlook == null ? null : breakEven(outlook, facts, ui));
    }

    private static List<PartLine> parts(List<Product> parts, BundleFacts facts, Ui ui) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> {
                    Product product = parts.get(i);
                    BundleFacts.Part part = facts.parts().get(i);
                    List<Product> others =
                            parts.stream().filter(other -> other != product).toList();
                    return new PartLine(
                            product.name(),
                            "/products/" + product.id(),
                            ui.formats().number(part.purchases()),
                            Amounts.whole(part.price(), ui),
                            ui.formats().number(part.lacking()),
                            OfferList.link(others, product));
                })
                .toList();
    }

    private static List<Figure> holding(BundleFacts facts, Ui ui) {
        List<Figure> figures = new ArrayList<>();
        int size = facts.holding().size();
        for (int held = size; held >= 1; held--) {
            figures.add(new Figure(
                    held == size ? ui.message("baskets.bundle.all") : ui.message("baskets.bundle.some", held, size),
                    ui.formats().number(facts.holding().get(held - 1))));
        }
        figures.add(new Figure(
                ui.message("baskets.bundle.customers.all"), ui.formats().number(facts.customersWithAll())));
        figures.add(new Figure(
                ui.message("baskets.bundle.customers.some"), ui.formats().number(facts.customersWithSome())));
        return figures;
    }

    private static List<Figure> outlook(BundleOutlook outlook, Ui ui) {
        return List.of(
                new Figure(ui.message("baskets.bundle.price"), Amounts.whole(outlook.price(), ui)),
                new Figure(ui.message("baskets.bundle.bundle"), Amounts.whole(outlook.bundle(), ui)),
                new Figure(ui.message("baskets.bundle.none"), Amounts.whole(outlook.none(), ui)),
                new Figure(
                        ui.message(
                                "baskets.bundle.likely",
                                Amounts.percent(outlook.shareLow(), ui),
                                Amounts.percent(outlook.shareHigh(), ui)),
                        ui.message(
                                "baskets.bundle.range",
                                Amounts.whole(outlook.low(), ui),
                                Amounts.whole(outlook.high(), ui))));
    }

    private static String breakEven(BundleOutlook outlook, BundleFacts facts, Ui ui) {
        Double share = outlook.breakEven();
        return share == null
                ? ui.message("baskets.bundle.never")
                : ui.message("baskets.bundle.breakEven", Amounts.percent(share, ui), facts.almost());
    }
}
