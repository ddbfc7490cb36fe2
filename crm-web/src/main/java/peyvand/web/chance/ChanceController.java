package peyvand.web.chance;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.analytical.chance.Chances;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/chance")
class ChanceController {

    private final Chances chances;
    private final ModelPage page;

    ChanceController(Chances chances, ModelPage page) {
        this.chances = chances;
        this.page = page;
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, Model model) {
        return page.show(viewer, ui, model);
    }

    @PostMapping("/learning")
    String learn(Viewer viewer, Ui ui, RedirectAttributes after) {
        chances.learn(viewer);
        after.addFlashAttribute("notice", ui.message("chance.asked"));
        return "redirect:/chance";
    }

    @PostMapping("/use")
    String use(Viewer viewer, @RequestParam boolean learned) {
        chances.use(viewer, learned);
        return "redirect:/chance";
    }
}
