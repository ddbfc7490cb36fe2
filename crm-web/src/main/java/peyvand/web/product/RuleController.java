package peyvand.web.product;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.product.Product;
import peyvand.analytical.product.RuleQueries;
import peyvand.analytical.product.RuleRow;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Rules of what is bought together: all, and one in words. */
@Controller
@RequestMapping(RuleList.PATH)
class RuleController {

    private final RuleList list;
    private final RuleQueries queries;
    private final BasketWindow window;
    private final Lists lists;

    RuleController(RuleList list, RuleQueries queries, BasketWindow window, Lists lists) {
        this.list = list;
        this.queries = queries;
        this.window = window;
        this.lists = lists;
    }

    record Figure(String label, String text, String says) {}

    record Part(String name, String href) {}

    @GetMapping
    @OneRun
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        model.addAttribute("window", window.of(ui));
        model.addAttribute("tried", window.ofRules(ui));
        lists.show(viewer, ui, list, http, model);
        return "product/rules";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }

    @GetMapping("/rules/{number}")
    @OneRun
    String show(Viewer viewer, Ui ui, @PathVariable int number, Model model) {
        RuleRow rule = queries.rule(viewer, number);
        model.addAttribute("window", window.of(ui));
        model.addAttribute(
                "title",
                ui.message(
                        "baskets.rule",
                        RuleList.names(rule.buys()),
                        Ui.isolated(rule.also().name())));
        model.addAttribute("figures", figures(rule, window.baskets(), ui));
        model.addAttribute(
                "buys", rule.buys().stream().map(RuleController::part).toList());
        model.addAttribute("also", part(rule.also()));
        model.addAttribute("orders", BasketList.link(rule));
        model.addAttribute("customers", OfferList.link(rule.buys(), rule.also()));
        return "product/rule";
    }

    private static Part part(Product product) {
        return new Part(product.name(), "/products/" + product.id());
    }

    private static List<Figure> figures(RuleRow rule, int baskets, Ui ui) {
        String also = Ui.isolated(rule.also().name());
        return List.of(
                new Figure(
                        ui.message("field.confidence"),
                        number(rule.confidence() * Amounts.HUNDRED, 1, ui),
                        ui.message("baskets.confidence.says", rule.both(), rule.ofBuys(), also)),
                new Figure(
                        ui.message("field.lift"),
                        number(rule.lift(), 2, ui),
                        ui.message("baskets.lift.says", rule.ofAlso(), baskets, also)),
                new Figure(
                        ui.message("field.leverage"),
                        number(rule.leverage() * Amounts.HUNDRED, 2, ui),
                        ui.message("baskets.leverage.says")),
                new Figure(
                        ui.message("field.conviction"),
                        RuleList.conviction(rule, ui),
                        ui.message("baskets.conviction.says", also)),
                new Figure(
                        ui.message("field.ruleChance"),
                        ui.message("choice.ruleChance." + rule.chance()),
                        ui.message("baskets.chance.says")));
    }

    private static String number(double number, int decimals, Ui ui) {
        return ui.formats().number(number, decimals);
    }
}
