package peyvand.web.product;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Score;
import peyvand.analytical.product.OfferQueries;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.insight.ScoreNotes;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Customers to whom a product could be offered. */
@Controller
@RequestMapping(OfferList.PATH)
class OfferController {

    private final OfferList list;
    private final Lists lists;
    private final ScoreNotes scores;

    OfferController(OfferList list, Lists lists, ScoreNotes scores) {
        this.list = list;
        this.lists = lists;
        this.scores = scores;
    }

    @GetMapping
    @OneRun
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        model.addAttribute("latest", OfferQueries.LATEST_LINES);
        List<String> off = scores.off(ui, Score.OFFERS);
        model.addAttribute("off", off);
        if (off.isEmpty()) {
            lists.show(viewer, ui, list, http, model);
        }
        return "product/customers";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        if (!scores.off(ui, Score.OFFERS).isEmpty()) {
            throw new NotFound(OfferList.PATH);
        }
        lists.export(viewer, ui, list, http, export);
    }
}
