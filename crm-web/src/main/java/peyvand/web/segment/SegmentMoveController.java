package peyvand.web.segment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Customers who joined a segment, or left it. */
@Controller
@RequestMapping(SegmentMoveList.PATH)
class SegmentMoveController {

    private final SegmentMoveList list;
    private final Lists lists;

    SegmentMoveController(SegmentMoveList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, list, http, model);
        return "segment/moves";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }
}
