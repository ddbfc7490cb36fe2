package peyvand.web.pivot;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.pivot.PivotAnswers;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** Has answers reckoned in the background, and stops that. */
@Controller
@RequestMapping("/pivot/reckoning")
class ReckoningController {

    private final PivotForm forms;
    private final PivotAnswers answers;

    ReckoningController(PivotForm forms, PivotAnswers answers) {
        this.forms = forms;
        this.answers = answers;
    }

    @PostMapping
    String reckon(Viewer viewer, Ui ui, HttpServletRequest http) {
        PivotRequest request = forms.read(viewer, ui, http).valid();
        answers.reckon(viewer, request.question());
        return "redirect:" + request.link(PivotRequest.PATH);
    }

    @PostMapping("/stop")
    String stop(Viewer viewer, Ui ui, HttpServletRequest http) {
        PivotRequest request = forms.read(viewer, ui, http).valid();
        answers.stop(viewer, request.question());
        return "redirect:" + request.link(PivotRequest.PATH);
    }
}
