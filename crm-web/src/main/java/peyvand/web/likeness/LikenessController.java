package peyvand.web.likeness;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.analytical.likeness.LikenessTargets;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Segments are made targets here, and who is alike to their members is listed. */
@Controller
class LikenessController {

    private final LikenessTargets targets;
    private final LikenessList list;
    private final Lists lists;

    LikenessController(LikenessTargets targets, LikenessList list, Lists lists) {
        this.targets = targets;
        this.list = list;
        this.lists = lists;
    }

    @PostMapping("/segments/{id}/target")
    String want(Viewer viewer, @PathVariable SegmentId id, @RequestParam boolean wanted) {
        targets.want(viewer, id, wanted);
        return wanted ? "redirect:" + LikenessList.PATH + "?segment=" + id : "redirect:/segments/" + id;
    }

    @GetMapping(LikenessList.PATH)
    String list(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable String segment,
            HttpServletRequest http,
            Model model) {
        lists.show(viewer, ui, list, http, model);
        if (segment != null && !segment.isEmpty()) {
            SegmentId asked = SegmentId.valueOf(segment);
            model.addAttribute("segment", "/segments/" + asked);
            model.addAttribute(
                    "learned", new LikenessWords(ui).learned(targets.of(asked).orElse(null)));
        }
        return "likeness/page";
    }

    @GetMapping({LikenessList.PATH + "/export.csv", LikenessList.PATH + "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, list, http, export);
    }
}
