package peyvand.web.product;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.product.OfferQueries;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Customers to whom a product could be offered. */
@Controller
@RequestMapping(OfferList.PATH)
class OfferController {

    private final OfferList list;
    private final Lists lists;

    OfferController(OfferList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        model.addAttribute("latest", OfferQueries.LATEST_LINES);
        lists.show(viewer, ui, list, http, model);
        return "product/customers";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }
}
