package peyvand.web.product;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.product.Network;
import peyvand.analytical.product.Networks;
import peyvand.analytical.product.Product;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** Products that are surely bought together, as a picture and as a table. */
@Controller
@RequestMapping("/baskets/network")
class NetworkController {

    private static final int PRODUCTS = 40;
    private static final int LINES = 80;

    private final Networks networks;
    private final BasketWindow window;

    NetworkController(Networks networks, BasketWindow window) {
        this.networks = networks;
        this.window = window;
    }

    /** @param orders in which both were bought */
    record PairLine(
            String one, String oneHref, String other, String otherHref, String both, String share, String orders) {}

    @GetMapping
    @OneRun
    String show(Viewer viewer, Ui ui, Model model) {
        Network network = networks.strongest(viewer, PRODUCTS, LINES);
        model.addAttribute("window", window.of(ui));
        model.addAttribute("chart", network.lines().isEmpty() ? null : NetworkChart.of(network, ui));
        model.addAttribute(
                "pairs",
                network.lines().stream().map(line -> pair(network, line, ui)).toList());
        return "product/network";
    }

    private static PairLine pair(Network network, Network.Line line, Ui ui) {
        Product one = network.products().get(line.from());
        Product other = network.products().get(line.to());
        double share = (double) line.both() / (line.fromIn() + line.toIn() - line.both());
        return new PairLine(
                one.name(),
                "/products/" + one.id(),
                other.name(),
                "/products/" + other.id(),
                ui.formats().number(line.both()),
                Amounts.percent(share, ui),
                BasketList.link(List.of(one, other)));
    }
}
