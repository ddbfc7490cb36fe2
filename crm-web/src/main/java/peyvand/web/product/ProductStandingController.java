package peyvand.web.product;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Which products sell best and worst, grow and decline. */
@Controller
@RequestMapping(StandingList.PATH)
class ProductStandingController {

    private final StandingList list;
    private final BasketWindow window;
    private final Lists lists;

    ProductStandingController(StandingList list, BasketWindow window, Lists lists) {
        this.list = list;
        this.window = window;
        this.lists = lists;
    }

    @GetMapping
    @OneRun
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        model.addAttribute("window", window.of(ui));
        lists.show(viewer, ui, list, http, model);
        return "product/standings";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }
}
