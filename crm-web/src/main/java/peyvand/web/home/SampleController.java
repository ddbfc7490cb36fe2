package peyvand.web.home;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.sample.Samples;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/sample")
class SampleController {

    private final Samples samples;

    SampleController(Samples samples) {
        this.samples = samples;
    }

    @PostMapping
    String load(Viewer viewer, Ui ui, RedirectAttributes after) {
        try {
            samples.load(viewer);
        } catch (RuleViolation notEmpty) {
            after.addFlashAttribute("problem", ui.message(notEmpty.key(), notEmpty.args()));
        }
        return "redirect:/";
    }

    @PostMapping("/removal")
    String remove(Viewer viewer) {
        samples.remove(viewer);
        return "redirect:/";
    }
}
