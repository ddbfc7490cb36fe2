package peyvand.web.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Score;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Customers by what they are worth. */
@Controller
@RequestMapping(ValueList.PATH)
class ValueController {

    private final ValueList list;
    private final Lists lists;
    private final ScoreNotes scores;

    ValueController(ValueList list, Lists lists, ScoreNotes scores) {
        this.list = list;
        this.lists = lists;
        this.scores = scores;
    }

    @GetMapping
    @OneRun
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        model.addAttribute("off", scores.off(ui, Score.VALUE, Score.GROUPS, Score.CLUSTERS));
        lists.show(viewer, ui, list, http, model);
        return "insight/values";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }
}
