package peyvand.web.quality;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.quality.Measurement;
import peyvand.analytical.quality.QualityMeasure;
import peyvand.analytical.quality.QualityQueries;
import peyvand.analytical.quality.QualitySchedule;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/quality")
class QualityController {

    private static final int CASES = 200;

    private final QualityQueries queries;
    private final QualitySchedule schedule;

    QualityController(QualityQueries queries, QualitySchedule schedule) {
        this.queries = queries;
        this.schedule = schedule;
    }

    @GetMapping
    String page(Ui ui, Model model) {
        List<Measurement> measurements = queries.all();
        model.addAttribute(
                "measures",
                measurements.stream().map(taken -> MeasureView.of(taken, ui)).toList());
        return "quality/page";
    }

    @PostMapping("/measurement")
    String measure(Viewer viewer, Ui ui, RedirectAttributes after) {
        schedule.measureNow();
        after.addFlashAttribute("notice", ui.message("quality.asked"));
        return "redirect:/quality";
    }

    @GetMapping("/{slug}")
    String cases(Viewer viewer, Ui ui, @PathVariable String slug, Model model) {
        QualityMeasure measure = QualityMeasure.ofSlug(slug).orElseThrow(() -> new NotFound(slug));
        List<CaseView> cases =
                queries.cases(viewer, measure, CASES).stream().map(CaseView::of).toList();
        model.addAttribute("title", ui.message("quality.measure." + measure));
        model.addAttribute("advice", ui.message("quality.advice." + measure));
        model.addAttribute("first", cases.size() == CASES ? ui.message("quality.first", CASES) : null);
        model.addAttribute("cases", cases);
        return "quality/cases";
    }
}
