package peyvand.web.comparison;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.analytical.comparison.Contrasts;
import peyvand.analytical.comparison.Pair;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.Tiers;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;
import peyvand.web.list.Lists;

/** Two segments side by side, or one and all other customers. */
@Controller
@RequestMapping("/segments/compare")
class CompareController {

    private final Contrasts contrasts;
    private final SegmentQueries segments;
    private final Tiers tiers;
    private final Asked asked;
    private final PeopleList people;
    private final Lists lists;

    CompareController(
            Contrasts contrasts, SegmentQueries segments, Tiers tiers, Asked asked, PeopleList people, Lists lists) {
        this.contrasts = contrasts;
        this.segments = segments;
        this.tiers = tiers;
        this.asked = asked;
        this.people = people;
        this.lists = lists;
    }

    @GetMapping
    String compare(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable List<SegmentId> s,
            HttpServletRequest http,
            Model model) {
        if (s != null && s.size() == 2) {
            return "redirect:/segments/compare?a=" + s.get(0) + "&b=" + s.get(1);
        }
        Form form = Form.read(asked.fields(ui), ui.formats(), http.getParameterMap());
        Pair pair = Asked.pair(form);
        boolean incomplete = s != null || form.text(Asked.A) != null;
        model.addAttribute("form", form);
        model.addAttribute("problem", pair == null && incomplete ? ui.message("compare.chooseTwo") : null);
        model.addAttribute(
                "seen", ui.message(viewer.customers().everything() ? "segment.seen.everything" : "segment.seen.own"));
        if (pair != null) {
            String a = segments.details(viewer, pair.a()).data().name();
            String b = pair.b() == null
                    ? ui.message("compare.others")
                    : segments.details(viewer, pair.b()).data().name();
            CompareWords words = new CompareWords(tiers.all(), ui);
            model.addAttribute("c", new CompareView(pair, a, b, words, ui).of(contrasts.of(viewer, pair)));
        }
        return "comparison/page";
    }

    @GetMapping("/people")
    String people(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        lists.show(viewer, ui, people, http, model);
        return "comparison/people";
    }

    @GetMapping({"/people/export.csv", "/people/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        lists.export(viewer, ui, people, http, export);
    }
}
