package peyvand.web.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.search.SearchHit;
import peyvand.operational.search.SearchQueries;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/search")
class SearchController {

    /** So many of each kind while somebody types. */
    private static final int FEW = 5;

    private static final int MANY = 25;

    /** Those whose lists look for the same words. */
    private static final Set<RecordKind> LISTED_BY_TEXT =
            EnumSet.complementOf(EnumSet.of(RecordKind.QUOTE, RecordKind.INVOICE));

    private final SearchQueries queries;

    SearchController(SearchQueries queries) {
        this.queries = queries;
    }

    @GetMapping
    String page(Viewer viewer, Ui ui, @RequestParam(defaultValue = "") String q, Model model) {
        List<SearchHit> hits = queries.find(viewer, q, MANY);
        model.addAttribute("text", q.strip());
        model.addAttribute(
                "groups",
                hits.stream()
                        .map(SearchHit::kind)
                        .distinct()
                        .map(kind -> group(kind, hits, q, ui))
                        .toList());
        return "search/page";
    }

    /** What stands below the field while somebody types. */
    @GetMapping(headers = "HX-Request")
    String found(Viewer viewer, Ui ui, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("text", q.strip());
        model.addAttribute(
                "hits",
                queries.find(viewer, q, FEW).stream()
                        .map(hit -> HitView.of(hit, ui))
                        .toList());
        return "search/page :: found";
    }

    private static HitGroup group(RecordKind kind, List<SearchHit> hits, String text, Ui ui) {
        List<HitView> views = hits.stream()
                .filter(hit -> hit.kind() == kind)
                .map(hit -> HitView.of(hit, ui))
                .toList();
        return new HitGroup(
                ui.message("search.kinds." + kind),
                views,
                views.size() < MANY || !LISTED_BY_TEXT.contains(kind) ? null : HitView.list(kind),
                text.strip());
    }
}
